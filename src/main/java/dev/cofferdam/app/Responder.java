package dev.cofferdam.app;

import dev.cofferdam.caselog.Actor;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Who sits here: by {@code COFFERDAM_RESPONDER}, else by the operating system's user name. */
final class Responder {
    private Responder() {}

    static Actor of(Map<String, String> env, String osUser) {
        var name = env.getOrDefault("COFFERDAM_RESPONDER", "").strip();
        return new Actor(name.isEmpty() ? osUser : name, osUser, host(env), null, null);
    }

    /** The resolver goes last: on a network that does not know us it takes seconds. */
    private static String host(Map<String, String> env) {
        var named = env.getOrDefault("COMPUTERNAME", env.getOrDefault("HOSTNAME", ""));
        if (!named.isBlank()) return named;
        try {
            var file = Path.of("/etc/hostname");
            return Files.isReadable(file)
                    ? Files.readString(file).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
