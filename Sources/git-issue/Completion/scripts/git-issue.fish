# Completion of `git issue` in fish. What a word may become is told by `git issue complete`; here nothing of it is read as
# code.
#
# Save it where fish reads it when it starts: git issue completion fish >~/.config/fish/conf.d/git-issue.fish
# (Among the completions it would be read for `git-issue` alone: not every fish asks for those of Git's commands.)

function __git_issue_complete
    set -l before (commandline --tokenize --cut-at-cursor --current-process)
    set -l token (commandline --current-token --cut-at-cursor)
    # Without the quotes of the word that is being written, even where they are still open.
    set -l current (commandline --tokenize --current-token)
    # In the repository that the line is about: git -C FOLDER issue …
    set -l folder
    set -l first 2
    if test "$before[1]" = git
        set first (contains --index -- issue $before)
        or return
        for index in (seq 2 (math $first - 2))
            if test "$before[$index]" = -C
                set -a folder -C $before[(math $index + 1)]
            end
        end
        set first (math $first + 1)
    end
    for line in (command git $folder issue complete fish -- $before[$first..] "$current" 2>/dev/null)
        set -l fields (string split \t -- $line)
        switch $fields[1]
            case word part
                printf '%s\t%s\n' $fields[2] "$fields[3]"
            case files folders
                set -l head (string match --regex --groups-only '^(.*=@|--[a-z-]+=)' -- $token)
                set -l rest (string sub --start (math 1 + (string length -- "$head")) -- $token)
                for path in (__fish_complete_path $rest)
                    printf '%s\n' "$head$path"
                end
        end
    end
end

complete --command git-issue --no-files --keep-order --arguments '(__git_issue_complete)'
complete --command git --no-files --keep-order --condition '__fish_git_using_command issue' \
    --arguments '(__git_issue_complete)'
