package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;

/** Source: EC2 API Reference, GetConsoleOutput. */
public final class CaptureConsoleOutput implements ReadAction<CaptureConsoleOutput.In, CaptureConsoleOutput.Out> {
    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance.")
            String instance) {}

    public record Out(
            @Output("The evidence: the console's output as text.")
            String evidenceSha256,

            @Output("Its size in bytes; 0 where the console is empty.")
            long size,

            @Output("Whether it is the console as it is now, and not as it was after the last start or stop.")
            boolean latest,

            @Output(type = ValueType.TIMESTAMP, value = "When EC2 updated it last.")
            String lastUpdated) {}

    /** An answer, and what was asked for. */
    private record Console(GetConsoleOutputResponse answer, boolean latest) {
        byte[] text() {
            return answer.output() == null
                    ? new byte[0]
                    : Base64.getMimeDecoder().decode(answer.output());
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.capture-console-output",
                "Keep an instance's console output",
                """
                Keeps what the instance wrote on its serial console: the kernel's and the boot's messages, failed \
                services, and often the malware's own words. Nothing on the instance notices.

                - EC2 keeps the last 64 KB. Keep it before a stop or a reboot writes over it.
                - Types on the Nitro hypervisor show the console as it is now. Others show what was posted shortly after \
                the last start, stop or reboot: `latest` tells which it is.
                - On Windows it holds the last three errors of the system's event log.
                - Whoever is root on the instance can write to the console. It is a witness, not a proof.
                """,
                Kind.PRESERVE,
                Risk.READ,
                In.class,
                Out.class,
                List.of(Permission.on(Patterns.INSTANCE, "ec2:GetConsoleOutput")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var ec2 = aws.client(Ec2Client.class);
        var console = latest(ec2, in.instance())
                .filter(c -> c.text().length > 0)
                .orElseGet(() -> new Console(ec2.getConsoleOutput(r -> r.instanceId(in.instance())), false));
        var kept = aws.keep(
                "ec2-%s-console.txt".formatted(in.instance()), "text/plain", new ByteArrayInputStream(console.text()));
        var updated = console.answer().timestamp();
        return new Out(kept.sha256(), kept.size(), console.latest(), updated == null ? "" : updated.toString());
    }

    /** Empty on types that have no latest output; asking is the surest way to know, and needs no other permission. */
    private static Optional<Console> latest(Ec2Client ec2, String instance) {
        try {
            return Optional.of(
                    new Console(ec2.getConsoleOutput(r -> r.instanceId(instance).latest(true)), true));
        } catch (Ec2Exception e) {
            if (e.awsErrorDetails() != null
                    && "UnsupportedOperation".equals(e.awsErrorDetails().errorCode())) return Optional.empty();
            throw e;
        }
    }
}
