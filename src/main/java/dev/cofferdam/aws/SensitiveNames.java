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

    /** In a structure that is about a secret: what tells which it is, how it stands and who may read it. */
    private static final List<String> ABOUT = List.of(
            "arn", "id", "name", "status", "state", "date", "time", "days", "type", "policy", "description", "region");

    /** What holds variables of a process: their names are harmless, their values are not. */
    private static final Set<String> ENVIRONMENTS = Set.of("environment", "environmentvariables", "variables");

    /**
     * Sensitive to the SDK's models because they point at people; not secrets, and evidence is worth nothing without
     * them (GuardDuty marks the attacker's address so). S3 marks the id of a key, which opens nothing.
     */
    private static final List<String> EVIDENCE =
            List.of("ipaddress", "ipaddressv4", "ipaddressv6", "email", "emailaddress", "ssekmskeyid");

    private SensitiveNames() {}

    static boolean secret(String name) {
        var plain = plain(name);
        return EXACTLY.contains(plain) || ENDING.stream().anyMatch(plain::endsWith);
    }

    /** Whether all of a structure of that name is a secret, whatever its members are called. */
    static boolean whole(String name) {
        return EXACTLY.contains(plain(name));
    }

    /** Whether a member of a structure that is about a secret ({@code MasterUserSecret}) is none itself. */
    static boolean about(String name) {
        return !secret(name) && ABOUT.stream().anyMatch(plain(name)::endsWith);
    }

    static boolean environment(String name) {
        return ENVIRONMENTS.contains(plain(name));
    }

    static boolean evidence(String name) {
        return EVIDENCE.stream().anyMatch(plain(name)::endsWith);
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
