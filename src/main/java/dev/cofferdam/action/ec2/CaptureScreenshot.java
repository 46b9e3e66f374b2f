package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
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
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** Source: EC2 API Reference, GetConsoleScreenshot; EC2 User Guide, "Troubleshoot an unreachable instance". */
public final class CaptureScreenshot implements ReadAction<CaptureScreenshot.In, CaptureScreenshot.Out> {
    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance, which has to run.")
            String instance) {}

    public record Out(
            @Output("The evidence: the screen as a JPEG.") String evidenceSha256,

            @Output("Its size in bytes.") long size) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.capture-screenshot",
                "Keep a picture of an instance's screen",
                """
                Keeps a picture of what the instance's console would show on a screen: a ransom note, a desktop with \
                open windows, a blue screen, a login. Nothing on the instance notices: no key is pressed to wake it.

                - On a server it is often black or a login prompt. On Windows it is worth most.
                - It is there only while the instance runs. Take it before you stop it.
                - Bare metal types, those with AWS Graviton processors and those with an NVIDIA GRID driver have none.
                - What is on the screen may be secret: the picture is evidence, and kept as such.
                """,
                Kind.PRESERVE,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.on(Patterns.INSTANCE, "ec2:GetConsoleScreenshot")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var instance = new InstanceLookup(aws).living(in.instance());
        if (instance.state().name() != InstanceStateName.RUNNING)
            throw new ActionException(
                    "IncorrectInstanceState",
                    "Instance %s is %s: only a running one has a screen. Keep its console output instead: ec2.capture-console-output."
                            .formatted(in.instance(), instance.state().nameAsString()));
        var image = aws.client(Ec2Client.class)
                .getConsoleScreenshot(r -> r.instanceId(in.instance()))
                .imageData();
        if (image == null || image.isEmpty())
            throw new ActionException(
                    "NoScreenshot",
                    "EC2 gave no picture of instance %s (%s). Its type may have none; keep its console output instead: ec2.capture-console-output."
                            .formatted(in.instance(), instance.instanceTypeAsString()));
        var kept = aws.keep(
                "ec2-%s-screen.jpg".formatted(in.instance()),
                "image/jpeg",
                new ByteArrayInputStream(Base64.getMimeDecoder().decode(image)));
        return new Out(kept.sha256(), kept.size());
    }
}
