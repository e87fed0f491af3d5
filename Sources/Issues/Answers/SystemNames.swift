/// Names of systems, devices, browsers and runtimes, in lower case.
enum SystemNames {
  /// Whether a word names a part of an environment.
  static func isKnown(_ word: Substring) -> Bool { isName(word) || withNumber(word) }

  private static func isName(_ word: Substring) -> Bool { names.contains { $0.contains(word) } }

  private static let names = [systems, devices, browsers, runtimes, places]

  /// Whether a word names an operating system.
  static func isSystem(_ word: Substring) -> Bool { systems.contains(word) }

  /// Whether prose names an operating system.
  static func areSystems(in prose: String) -> Bool {
    prose.split { !$0.isLetter && !$0.isNumber }.contains { word in
      isSystem(word) || isSystem(word.prefix { !$0.isNumber })
    }
  }

  /// `ubuntu22`, `python3`, `win11`.
  private static func withNumber(_ word: Substring) -> Bool {
    let name = word.prefix { !$0.isNumber }
    return !name.isEmpty && name.count < word.count && isName(name)
  }

  private static let systems = Phrases(
    """
    windows, win, win7, win8, win10, win11, macos, osx, mac, macbook, imac, linux, gnu/linux, debian, ubuntu
    kubuntu, xubuntu, lubuntu, fedora, arch, archlinux, alpine, centos, rhel, redhat, suse, opensuse, tumbleweed
    nixos, manjaro, mint, gentoo, void, rocky, almalinux, endeavouros, pop, freebsd, openbsd, netbsd, android, ios
    ipados, watchos, tvos, solaris, wsl, wsl2, chromeos, raspbian, sonoma, sequoia, ventura, monterey, catalina
    mojave, darwin, haiku, lineageos, harmonyos, qubes, slackware, elementary, zorin, kali, deepin, uos, steamos
    bazzite, tails, unix, aix, emui, miui, bionic, focal, jammy, noble, bullseye, bookworm, buster, raspios, x86_64
    amd64, arm64, aarch64, win64, win32, linux64, mingw, msys2, cygwin
    """)

  /// Devices and chips.
  private static let devices = Phrases(
    """
    iphone, ipad, pixel, samsung, galaxy, xiaomi, redmi, huawei, oneplus, nokia, motorola, oppo, vivo, realme
    fairphone, thinkpad, dell, lenovo, hp, asus, acer, raspberry, rpi, raspi, pi, esp32, arduino, nvidia, rtx, gtx
    radeon, amd, intel, ryzen, m1, m2, m3, m4, arm, armv7, x86, x64, jetson, surface, quest, xbox, playstation
    switch, kindle, emulator, simulator
    """)

  private static let browsers = Phrases(
    """
    chrome, chromium, firefox, safari, edge, opera, brave, vivaldi, webkit, webview, ie11
    """)

  /// Runtimes, languages, tools that have versions.
  private static let runtimes = Phrases(
    """
    python, node, nodejs, npm, yarn, pnpm, java, jdk, openjdk, jre, jvm, kotlin, gradle, maven, go, golang, rust
    rustc, cargo, ruby, rails, php, laravel, perl, swift, xcode, gcc, clang, llvm, msvc, cmake, cuda, cudnn
    tensorflow, tf, pytorch, torch, keras, numpy, opencv, react, vue, angular, svelte, electron, flutter, dart
    dotnet, mono, unity, godot, unreal, docker, podman, kubernetes, k8s, minikube, helm, ansible, terraform
    postgres, postgresql, mysql, mariadb, sqlite, redis, mongodb, nginx, apache, bazel, conda, anaconda, pip
    jupyter, colab, vscode, code, git, glibc, musl, openssl, qt, gtk, wayland, x11, gnome, kde, plasma, typescript
    deno, bun, webpack, vite, nextjs, bash, zsh, powershell, vim, neovim, emacs, ffmpeg, wordpress, django, flask
    selenium, playwright, postman, minecraft, forge, fabric, steam, proton, wine, vulkan, opengl, directx
    """)

  private static let places = Phrases(
    """
    aws, ec2, azure, gcp, gke, eks, aks, heroku, vercel, netlify, cloudflare, vps, vmware, virtualbox, hyper, qemu
    kvm, lxc, proxmox, production, prod, staging, dev, development, localhost, local, qa, uat, flatpak, snap
    appimage, homebrew, nightly, insiders, beta, canary, saas, on-premise, cloud
    """)
}
