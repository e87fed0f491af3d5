#include "offline.h"

#include <stdlib.h>

// Stand-ins for the network libraries that libgit2 is built with. This program reads and writes local
// repositories only; fetching and pushing is the user's own `git`. Without them libgit2 brings twenty shared
// libraries along and parses the system's certificates at every start: 6 ms (Documentation/Decisions/0002).

/// Called when libgit2 starts or stops; succeeds, and does nothing.
#define IDLE(name) \
  int name(void) { return 0; }
/// Never called. If it ever is, stopping is better than pretending to have done what it is called.
#define UNREACHABLE(name) \
  int name(void) { abort(); }

// A shared libgit2 brings its own network libraries; reading certificates at start is all that is taken over.
// It fails, which libgit2 puts up with: on success it would free a chain in settings that nothing has initialised.
int mbedtls_x509_crt_parse_file(void) { return -1; }

#ifdef STATIC_LIBGIT2
/// Any cipher but none: libgit2 refuses to start without one.
int mbedtls_ssl_get_ciphersuite_id(void) { return 1; }

UNREACHABLE(gss_delete_sec_context)
UNREACHABLE(gss_display_status)
UNREACHABLE(gss_import_name)
UNREACHABLE(gss_indicate_mechs)
UNREACHABLE(gss_init_sec_context)
UNREACHABLE(gss_release_buffer)
UNREACHABLE(gss_release_name)
UNREACHABLE(gss_release_oid_set)
UNREACHABLE(libssh2_agent_connect)
UNREACHABLE(libssh2_agent_disconnect)
UNREACHABLE(libssh2_agent_free)
UNREACHABLE(libssh2_agent_get_identity)
UNREACHABLE(libssh2_agent_init)
UNREACHABLE(libssh2_agent_list_identities)
UNREACHABLE(libssh2_agent_userauth)
UNREACHABLE(libssh2_channel_close)
UNREACHABLE(libssh2_channel_free)
UNREACHABLE(libssh2_channel_open_ex)
UNREACHABLE(libssh2_channel_process_startup)
UNREACHABLE(libssh2_channel_read_ex)
UNREACHABLE(libssh2_channel_set_blocking)
UNREACHABLE(libssh2_channel_write_ex)
IDLE(libssh2_exit)
UNREACHABLE(libssh2_hostkey_hash)
IDLE(libssh2_init)
UNREACHABLE(libssh2_knownhost_checkp)
UNREACHABLE(libssh2_knownhost_free)
UNREACHABLE(libssh2_knownhost_init)
UNREACHABLE(libssh2_knownhost_readfile)
UNREACHABLE(libssh2_session_abstract)
UNREACHABLE(libssh2_session_disconnect_ex)
UNREACHABLE(libssh2_session_free)
UNREACHABLE(libssh2_session_handshake)
UNREACHABLE(libssh2_session_hostkey)
UNREACHABLE(libssh2_session_init_ex)
UNREACHABLE(libssh2_session_last_error)
UNREACHABLE(libssh2_session_method_pref)
UNREACHABLE(libssh2_session_set_blocking)
UNREACHABLE(libssh2_userauth_authenticated)
UNREACHABLE(libssh2_userauth_keyboard_interactive_ex)
UNREACHABLE(libssh2_userauth_list)
UNREACHABLE(libssh2_userauth_password_ex)
UNREACHABLE(libssh2_userauth_publickey)
UNREACHABLE(libssh2_userauth_publickey_fromfile_ex)
UNREACHABLE(libssh2_userauth_publickey_frommemory)
IDLE(mbedtls_ctr_drbg_free)
IDLE(mbedtls_ctr_drbg_init)
UNREACHABLE(mbedtls_ctr_drbg_random)
IDLE(mbedtls_ctr_drbg_seed)
IDLE(mbedtls_entropy_free)
UNREACHABLE(mbedtls_entropy_func)
IDLE(mbedtls_entropy_init)
UNREACHABLE(mbedtls_sha256_finish)
UNREACHABLE(mbedtls_sha256_free)
UNREACHABLE(mbedtls_sha256_init)
UNREACHABLE(mbedtls_sha256_starts)
UNREACHABLE(mbedtls_sha256_update)
UNREACHABLE(mbedtls_ssl_close_notify)
IDLE(mbedtls_ssl_conf_authmode)
IDLE(mbedtls_ssl_conf_ca_chain)
IDLE(mbedtls_ssl_conf_ciphersuites)
IDLE(mbedtls_ssl_conf_min_version)
IDLE(mbedtls_ssl_conf_rng)
IDLE(mbedtls_ssl_config_defaults)
IDLE(mbedtls_ssl_config_free)
IDLE(mbedtls_ssl_config_init)
UNREACHABLE(mbedtls_ssl_free)
UNREACHABLE(mbedtls_ssl_get_peer_cert)
UNREACHABLE(mbedtls_ssl_get_verify_result)
UNREACHABLE(mbedtls_ssl_handshake)
UNREACHABLE(mbedtls_ssl_init)
UNREACHABLE(mbedtls_ssl_read)
UNREACHABLE(mbedtls_ssl_set_bio)
UNREACHABLE(mbedtls_ssl_set_hostname)
UNREACHABLE(mbedtls_ssl_setup)
UNREACHABLE(mbedtls_ssl_write)
/// Says nothing about those failures.
void mbedtls_strerror(int number, char *text, size_t size) {
  (void)number;
  if (size > 0) text[0] = 0;
}
IDLE(mbedtls_x509_crt_free)
IDLE(mbedtls_x509_crt_init)
int mbedtls_x509_crt_parse_path(void) { return -1; }
UNREACHABLE(mbedtls_x509_crt_verify_info)
void *GSS_C_NT_HOSTBASED_SERVICE;
#endif
