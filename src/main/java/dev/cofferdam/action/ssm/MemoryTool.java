package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionException;
import java.util.regex.Pattern;

/**
 * The program that reads the memory, where it is to be had, and which one it is. Both come from a playbook, and go into
 * a script: what could be more than an address is refused.
 */
record MemoryTool(String url, String sha256) {
    private static final Pattern URL = Pattern.compile("https://[A-Za-z0-9.-]+(:[0-9]+)?/[A-Za-z0-9._~/?&=%+,:@-]*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FOLDER = Pattern.compile("(/[A-Za-z0-9._-]+)+");

    /** @throws ActionException when it is none */
    static MemoryTool of(String url, String sha256) {
        if (!URL.matcher(url).matches())
            throw new ActionException(
                    "InvalidInput",
                    "The tool's address has to begin with https:// and to hold letters, digits and plain signs only, not '%s'."
                            .formatted(url));
        if (!SHA256.matcher(sha256).matches())
            throw new ActionException(
                    "InvalidInput",
                    "The tool's SHA-256 has 64 digits, as sha256sum prints them, not '%s'.".formatted(sha256));
        return new MemoryTool(url, sha256);
    }

    /** @throws ActionException when it is none */
    static String folder(String named) {
        if (FOLDER.matcher(named).matches() && !named.contains("/../") && !named.endsWith("/..")) return named;
        throw new ActionException(
                "InvalidInput", "A folder is a path of plain letters, as /var/tmp, not '%s'.".formatted(named));
    }
}
