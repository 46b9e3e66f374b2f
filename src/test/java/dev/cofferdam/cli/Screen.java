package dev.cofferdam.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A terminal whose screen a test can read. */
final class Screen {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Terminal terminal;

    private Screen(String typed, boolean colour) {
        var out = new PrintWriter(bytes, true, StandardCharsets.UTF_8);
        terminal = new Terminal(bytes, out, out, new BufferedReader(new StringReader(typed)), colour);
    }

    static Screen plain() {
        return new Screen("", false);
    }

    static Screen coloured() {
        return new Screen("", true);
    }

    static Screen typing(String lines) {
        return new Screen(lines, false);
    }

    Terminal terminal() {
        return terminal;
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return text().lines().toList();
    }
}
