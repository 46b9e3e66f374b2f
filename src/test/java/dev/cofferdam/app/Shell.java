package dev.cofferdam.app;

import dev.cofferdam.cli.Cofferdam;
import dev.cofferdam.cli.Surroundings;
import dev.cofferdam.cli.Terminal;
import dev.cofferdam.range.Pacing;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs commands in this process, as a shell would, below one home folder. */
final class Shell {
    /** What a command printed and returned. */
    record Result(int status, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private final Path home;
    private final Map<String, String> env;
    private final @Nullable String typed;
    private final Clock clock;
    private final List<Path> windows = new ArrayList<>();

    private Shell(Path home, Map<String, String> env, @Nullable String typed, Clock clock) {
        this.home = home;
        this.env = env;
        this.typed = typed;
        this.clock = clock;
    }

    static Shell in(Path home) {
        return new Shell(
                home,
                Map.of("COFFERDAM_RESPONDER", "Ada", "HOSTNAME", "laptop"),
                null,
                Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));
    }

    /** By the system's clock, after other processes that went by it. */
    Shell inRealTime() {
        return new Shell(home, env, typed, Clock.systemUTC());
    }

    Shell with(String variable, String value) {
        var more = new java.util.HashMap<>(env);
        more.put(variable, value);
        return new Shell(home, more, typed, clock);
    }

    /** Somebody sits at the terminal, and types this. */
    Shell typing(String lines) {
        return new Shell(home, env, lines, clock);
    }

    Result run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                out,
                new PrintWriter(out, true, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                typed == null ? null : new BufferedReader(new StringReader(typed)),
                false);
        var program = new Cofferdam(
                new Surroundings(env, "Linux", home.resolve("user")),
                terminal,
                folder -> new HomeParts(folder, clock, env, Pacing.NONE),
                parts -> windows.add(parts.home()));
        var all = new ArrayList<String>();
        all.add("--home");
        all.add(home.toString());
        all.addAll(List.of(arguments));
        var status = program.run(all.toArray(String[]::new));
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The homes that windows were opened on. */
    List<Path> windows() {
        return windows;
    }
}
