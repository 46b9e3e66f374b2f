package dev.cofferdam.cli;

import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.aws.SignInPrompts;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks at the terminal, beside what the command prints: its output may be read by another program. */
public record TerminalPrompts(Terminal terminal, Consumer<URI> browser) implements SignInPrompts {
    private static final int TRIES = 3;

    @Override
    public Optional<String> mfaCode(MfaRequest request) {
        if (!terminal.canAsk())
            throw new AwsSessionException(
                    "Profile %s needs a code of the MFA device %s, and there is no terminal to ask for it. Run the command in one, or use a profile without mfa_serial."
                            .formatted(request.profile(), request.serial()));
        if (request.refused()) terminal.note("AWS did not take that code. A code is good once: wait for the next one.");
        terminal.note("Profile " + request.profile() + " assumes " + request.role() + ".");
        for (var i = 0; i < TRIES; i++) {
            var code = terminal.askAside("Code of the MFA device " + request.serial() + " (empty: cancel):");
            if (code.isEmpty()) return Optional.empty();
            if (code.matches("\\d{6}")) return Optional.of(code);
            terminal.note("A code has six digits.");
        }
        return Optional.empty();
    }

    @Override
    public Shown showDevice(DeviceRequest request) {
        if (!terminal.canAsk())
            throw new AwsSessionException(
                    "Profile %s needs a sign-in by the browser, and there is no terminal to show it. Run aws sso login --profile %s first, or the command in a terminal."
                            .formatted(request.profile(), request.profile()));
        terminal.note("Sign in to profile %s in the browser: %s".formatted(request.profile(), request.address()));
        terminal.note("The browser must show the code %s. On another machine: open %s and type it. Ctrl+C cancels."
                .formatted(request.code(), request.plainAddress()));
        browser.accept(request.address());
        return new Shown() {
            @Override
            public boolean cancelled() {
                return false; // Ctrl+C ends the command
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void tell(String sentence) {
        terminal.note(sentence);
    }
}
