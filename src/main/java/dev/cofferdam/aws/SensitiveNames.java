package dev.cofferdam.aws;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Member names whose values are secrets, whatever the service's model says of them. */
final class SensitiveNames {
    private static final Set<String> EXACTLY = Set.of(
            "userdata",
            "plaintext",
            "keymaterial",
            "secretstring",
            "secretbinary",
            "samlassertion",
            "webidentitytoken",
            "privatekeyplaintext",
            "passworddata",
            "base32stringseed",
            "qrcodepng",
            "authenticationcode1",
            "authenticationcode2",
            "tokencode",
            "authorization");

    private static final List<String> ENDING = List.of(
            "password",
            "passphrase",
            "secret",
            "secretkey",
            "secretaccesskey",
            "sessiontoken",
            "securitytoken",
            "accesstoken",
            "refreshtoken",
            "authtoken",
            "privatekey",
            "presharedkey",
            "apikey");

    /** What holds variables of a process: their names are harmless, their values are not. */
    private static final Set<String> ENVIRONMENTS = Set.of("environment", "environmentvariables", "variables");

    /**
     * Sensitive to the SDK's models because they point at people; not secrets, and evidence is worth nothing without
     * them (GuardDuty marks the attacker's address so).
     */
    private static final List<String> PERSONAL = List.of("ipaddress", "ipaddressv4", "ipaddressv6", "email");

    private SensitiveNames() {}

    static boolean secret(String name) {
        var plain = plain(name);
        return EXACTLY.contains(plain) || ENDING.stream().anyMatch(plain::endsWith);
    }

    static boolean environment(String name) {
        return ENVIRONMENTS.contains(plain(name));
    }

    static boolean personal(String name) {
        return PERSONAL.stream().anyMatch(plain(name)::endsWith);
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
