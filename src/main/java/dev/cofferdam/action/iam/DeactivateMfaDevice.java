package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Eventually;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Irreversible;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.aws.SdkJson;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.MFADevice;
import tools.jackson.databind.node.NullNode;

/**
 * Source: IAM API Reference, DeactivateMFADevice, DeleteVirtualMFADevice; IAM User Guide, "Assign an MFA device",
 * "Deactivate an MFA device".
 */
public final class DeactivateMfaDevice implements Irreversible<DeactivateMfaDevice.In, DeactivateMfaDevice.Out> {
    public record In(
            @Input(type = ValueType.IAM_USER, value = "The user who has the device, by name.")
            String user,

            @Input("The device's serial number, which is an ARN for virtual devices and security keys.")
            String serialNumber) {}

    public record Out(
            @Output("The serial numbers of the devices that the user has, sorted.")
            List<String> devices) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.deactivate-mfa-device",
                "Take an MFA device from a user",
                """
                Takes one MFA device from a user: the one that the attacker registered. `iam.describe-principal` tells \
                the devices and since when the user has each.

                - **Without its last device, a user signs in by the password alone**, the attacker too, unless a policy \
                denies what was asked without MFA. Quarantine the user, or take the password away, first; the plan says \
                when it is the last.
                - It cannot be taken back: a device is assigned by two codes in a row from whoever has it.
                - **Take the right one.** Up to eight devices can be the user's; without their own, the user is locked \
                out where a policy asks for MFA.
                - A virtual device stays in the account, with nobody. Whoever has its seed and may call \
                `iam:EnableMFADevice` can assign it again.
                - Sessions that were begun with the device go on until they end.
                """,
                Kind.ERADICATE,
                Risk.DESTRUCTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.USER, "iam:ListMFADevices"),
                        Permission.on(Patterns.USER, "iam:GetLoginProfile"),
                        Permission.on(Patterns.USER, "iam:DeactivateMFADevice")),
                "None: only whoever has the device can assign it again.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var devices = devices(iam, in.user());
        var device = devices.stream()
                .filter(d -> d.serialNumber().equals(in.serialNumber()))
                .findFirst();
        if (device.isEmpty())
            return Plan.of(
                    "User %s has no MFA device %s".formatted(in.user(), in.serialNumber()),
                    List.of(),
                    in.serialNumber());
        var warnings = new ArrayList<String>();
        if (devices.size() == 1 && LoginProfiles.find(iam, in.user()).isPresent())
            warnings.add("It is the user's last device: from then on the password alone signs in, the attacker too.");
        warnings.add("Only whoever has the device can assign it again.");
        warnings.add("Sessions that were begun with it go on until they end.");
        return Plan.of(
                        "Take MFA device %s from user %s".formatted(in.serialNumber(), in.user()),
                        List.of(new Change(
                                in.serialNumber(), "MfaDevice", SdkJson.of(device.get()), NullNode.getInstance())),
                        in.serialNumber())
                .warning(warnings);
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        if (verify(in, aws).devices().contains(in.serialNumber()))
            aws.client(IamClient.class)
                    .deactivateMFADevice(r -> r.userName(in.user()).serialNumber(in.serialNumber()));
        return Eventually.shown(
                "that user %s is without MFA device %s".formatted(in.user(), in.serialNumber()),
                () -> verify(in, aws),
                now -> !now.devices().contains(in.serialNumber()),
                aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(devices(aws.client(IamClient.class), in.user()).stream()
                .map(MFADevice::serialNumber)
                .sorted()
                .toList());
    }

    private static List<MFADevice> devices(IamClient iam, String user) {
        return iam.listMFADevicesPaginator(r -> r.userName(user)).mfaDevices().stream()
                .toList();
    }
}
