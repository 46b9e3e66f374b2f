package dev.cofferdam.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.aws.SignInPrompts.DeviceRequest;
import dev.cofferdam.aws.SignInPrompts.MfaRequest;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TerminalPromptsTest {
    private static final MfaRequest CODE =
            new MfaRequest("prod", "arn:aws:iam::111122223333:mfa/ada", "arn:aws:iam::111122223333:role/r", false);
    private static final DeviceRequest DEVICE = new DeviceRequest(
            "sso",
            URI.create("https://device.example/?user_code=ABCD-EFGH"),
            URI.create("https://device.example/"),
            "ABCD-EFGH",
            Instant.EPOCH);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<URI> opened = new ArrayList<>();

    @Test
    void askForACodeBesideTheOutput() {
        assertThat(typing("123456\n").mfaCode(CODE)).contains("123456");
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("role/r")
                .contains("Code of the MFA device arn:aws:iam::111122223333:mfa/ada");
    }

    @Test
    void askAgainForWhatIsNoCode() {
        assertThat(typing("12 34\n654321\n").mfaCode(CODE)).contains("654321");
        assertThat(err.toString()).contains("A code has six digits.");
    }

    @Test
    void takeNothingForNo() {
        assertThat(typing("\n").mfaCode(CODE)).isEmpty();
    }

    @Test
    void sayThatACodeWasNotTaken() {
        typing("123456\n").mfaCode(new MfaRequest("prod", "s", "r", true));

        assertThat(err.toString()).contains("AWS did not take that code");
    }

    @Test
    void showWhereToSignIn() {
        typing("").showDevice(DEVICE).close();

        assertThat(opened).containsExactly(DEVICE.address());
        assertThat(err.toString()).contains(DEVICE.address().toString()).contains("ABCD-EFGH");
    }

    @Test
    void sayWhatToDoWhereThereIsNoTerminal() {
        assertThatThrownBy(() -> piped().mfaCode(CODE))
                .isInstanceOf(AwsSessionException.class)
                .hasMessageContaining("Run the command in one");
        assertThatThrownBy(() -> piped().showDevice(DEVICE))
                .isInstanceOf(AwsSessionException.class)
                .hasMessageContaining("aws sso login --profile sso");
    }

    private TerminalPrompts typing(String text) {
        return prompts(new BufferedReader(new StringReader(text)));
    }

    private TerminalPrompts piped() {
        return prompts(null);
    }

    private TerminalPrompts prompts(@Nullable BufferedReader in) {
        var terminal = new Terminal(
                new ByteArrayOutputStream(), new PrintWriter(out, true), new PrintWriter(err, true), in, false);
        return new TerminalPrompts(terminal, opened::add);
    }
}
