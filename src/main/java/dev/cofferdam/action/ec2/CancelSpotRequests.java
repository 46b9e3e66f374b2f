package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Irreversible;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Source: EC2 API Reference, CancelSpotInstanceRequests, CancelSpotFleetRequests. */
public final class CancelSpotRequests implements Irreversible<CancelSpotRequests.In, CancelSpotRequests.Out> {
    private static final Pattern REQUEST = Pattern.compile("sir-[0-9a-z]{8}|sfr-[0-9a-f-]{36}");

    public record In(
            @Input("The request: sir-… of one instance, or sfr-… of a fleet.")
            String request) {}

    public record Out(
            @Output("Whether it launches nothing more.") boolean cancelled,

            @Output("Its state, as EC2 spells it.") String state,

            @Output(type = ValueType.EC2_INSTANCE_ID, value = "Instances that it launched and that go on.")
            List<String> instanceIds) {
        public Out {
            instanceIds = List.copyOf(instanceIds);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.cancel-spot-requests",
                "Cancel a spot request",
                """
                Cancels a request for spot instances, or for a fleet of them, so that it launches nothing more: the \
                usual engine of cryptomining in a stolen account.

                - **Its instances go on**: they are evidence, and they cost. The outputs name them. Keep what is on \
                them, then isolate or terminate them.
                - Cancel first, then terminate: a persistent request, or a fleet that maintains its size, launches \
                others for those that end.
                - It cannot be taken back: a cancelled request stays so, and another one has to be made.
                - `ec2.scan-regions` finds the requests of all regions. Fleets of `CreateFleet` (`fleet-…`) and auto \
                scaling groups launch spot instances as well, and are not touched.
                """,
                Kind.ERADICATE,
                Risk.DESTRUCTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeSpotInstanceRequests"),
                        Permission.of("ec2:DescribeSpotFleetRequests"),
                        Permission.of("ec2:DescribeSpotFleetInstances"),
                        Permission.on(Patterns.SPOT_REQUEST, "ec2:CancelSpotInstanceRequests"),
                        Permission.on(Patterns.SPOT_FLEET, "ec2:CancelSpotFleetRequests")),
                "None: a cancelled request cannot be opened again.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        if (!REQUEST.matcher(in.request()).matches())
            throw new ActionException(
                    "InvalidInput",
                    "%s is no spot request (sir-…) and no spot fleet request (sfr-…). ec2.scan-regions lists them."
                            .formatted(in.request()));
        var present = SpotLookup.of(in.request(), aws);
        var arn = ResourceArns.of(in.request(), aws);
        if (!present.isOpen())
            return Plan.of("Spot request %s is %s already".formatted(in.request(), present.state()), List.of(), arn);
        return Plan.of(
                        "Cancel spot request " + in.request(),
                        List.of(Change.of(
                                arn,
                                "State",
                                present.state(),
                                SpotLookup.isFleet(in.request()) ? "cancelled_running" : "cancelled")),
                        arn)
                .warning(warnings(present));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        for (var change : plan.changes()) cancel(ResourceArns.id(change.resource()), aws.client(Ec2Client.class));
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var present = SpotLookup.of(in.request(), aws);
        return new Out(!present.isOpen(), present.state(), present.instances());
    }

    /** A fleet's refusal is told in the answer. */
    private static void cancel(String id, Ec2Client ec2) {
        if (!SpotLookup.isFleet(id)) {
            ec2.cancelSpotInstanceRequests(r -> r.spotInstanceRequestIds(id));
            return;
        }
        var refused = ec2.cancelSpotFleetRequests(r -> r.spotFleetRequestIds(id).terminateInstances(false))
                .unsuccessfulFleetRequests();
        if (!refused.isEmpty())
            throw new ActionException(
                    refused.getFirst().error().codeAsString(),
                    "EC2 did not cancel spot fleet request %s: %s. Look at its state, then run the step again."
                            .formatted(id, refused.getFirst().error().message()));
    }

    private static List<String> warnings(SpotLookup present) {
        var warnings = new ArrayList<String>();
        if (!present.instances().isEmpty())
            warnings.add("Instances that it launched go on, and cost: %s. Keep their evidence, then terminate them."
                    .formatted(String.join(", ", present.instances())));
        if (present.renews())
            warnings.add("It launches others for those that end, until it is cancelled: cancel before you terminate.");
        return warnings;
    }
}
