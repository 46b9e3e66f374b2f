package dev.cofferdam.app;

import java.util.Objects;

/** Starts the program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new Wiring().commandLine().run(arguments));
    }

    /** From the jar's manifest; {@code 0} where the program was not packaged. */
    static String version() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "0");
    }
}
