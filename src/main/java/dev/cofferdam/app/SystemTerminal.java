package dev.cofferdam.app;

import dev.cofferdam.cli.Terminal;
import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The terminal, or the pipe, that the program was started in. */
final class SystemTerminal {
    private SystemTerminal() {}

    static Terminal open(Map<String, String> env) {
        var interactive =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        var colour = interactive
                && env.getOrDefault("NO_COLOR", "").isEmpty()
                && !env.getOrDefault("TERM", "").equals("dumb");
        var charset = charset(interactive);
        return new Terminal(
                System.out,
                writer(System.out, charset),
                writer(System.err, charset),
                interactive ? new BufferedReader(new InputStreamReader(System.in, charset)) : null,
                colour);
    }

    /** UTF-8 for whoever reads a pipe, and where a locale of plain ASCII would make question marks of half the text. */
    private static Charset charset(boolean interactive) {
        if (!interactive) return StandardCharsets.UTF_8;
        var charset = System.out.charset();
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }

    private static PrintWriter writer(PrintStream to, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(to, charset));
    }
}
