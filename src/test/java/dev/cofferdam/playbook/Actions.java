package dev.cofferdam.playbook;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Undo;
import dev.cofferdam.action.ValueType;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Actions with every shape of input and output, for playbooks that are read and never run. */
final class Actions {
    static final ActionRegistry REGISTRY = new ActionRegistry(List.of(
            reading("ec2.describe-instance", Which.class, Described.class),
            changing("ec2.create-snapshot", Volume.class, Snapshot.class, "completed", "archived"),
            changing("ec2.isolate-instance", Isolation.class, Isolated.class),
            changing("ec2.tag", Tags.class, Nothing.class),
            reading("test.everything", Everything.class, Share.class)));

    private Actions() {}

    record Which(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "Which.")
            String instance) {}

    record Described(
            @Output(type = ValueType.IAM_ROLE, value = "Its role.")
            String roleName,

            @Output(type = ValueType.AUTOSCALING_GROUP, value = "Its group.")
            String asgName,

            @Output(type = ValueType.EC2_VOLUME_ID, value = "Its volumes.")
            List<String> volumeIds,

            @Output("Its tags.") Map<String, String> tags,
            @Output("How many interfaces.") long interfaces,

            @Output(type = ValueType.JSON, value = "As AWS gave it.")
            JsonNode raw) {}

    record Volume(
            @Input(type = ValueType.EC2_VOLUME_ID, value = "Which.")
            String volume,

            @Input(value = "What for.", optional = true) String description) {}

    record Snapshot(
            @Output(type = ValueType.EC2_SNAPSHOT_ID, value = "What was made.")
            String snapshotId) {}

    record Isolation(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "Which.")
            String instance,

            @Input(value = "Cut what is open.", optional = true)
            boolean dropTrackedConnections) {}

    record Isolated(@Output("Whether it can be reached.") boolean reachable) {}

    record Tags(
            @Input(type = ValueType.AWS_ARN, value = "Which.")
            List<String> resources,

            @Input("What.") Map<String, String> tags) {}

    record Nothing() {}

    record Everything(
            @Input(
                    type = ValueType.ENUM,
                    values = {"low", "high"},
                    value = "How.",
                    optional = true)
            String level,

            @Input(value = "How many.", optional = true) int count,

            @Input(type = ValueType.NUMBER, value = "How much.", optional = true)
            Object ratio,

            @Input(type = ValueType.JSON, value = "What else.", optional = true)
            JsonNode document,

            @Input(type = ValueType.AWS_ACCOUNT_ID, value = "Where.", optional = true)
            String account,

            @Input(type = ValueType.TIMESTAMP, value = "Since when.", optional = true)
            String since,

            @Input(type = ValueType.IAM_USER, value = "Who.", optional = true)
            String user) {}

    record Share(
            @Output(type = ValueType.NUMBER, value = "Part.")
            Object share) {}

    record Status(@Output("How it is.") String status) {}

    static Action<?, ?> withOutputStatus() {
        return reading("test.status", Nothing.class, Status.class);
    }

    private static <I extends Record, O extends Record> ReadAction<I, O> reading(String id, Class<I> in, Class<O> out) {
        return new Reading<>(spec(id, Risk.READ, in, out));
    }

    private static <I extends Record, O extends Record> ChangeAction<I, O> changing(
            String id, Class<I> in, Class<O> out, String... waitStates) {
        return new Changing<>(spec(id, Risk.REVERSIBLE, in, out), List.of(waitStates));
    }

    private static <I extends Record, O extends Record> ActionSpec<I, O> spec(
            String id, Risk risk, Class<I> in, Class<O> out) {
        return new ActionSpec<>(id, id, id, Kind.READ, risk, in, out, List.of(), "Nothing.", null);
    }

    private record Reading<I extends Record, O extends Record>(ActionSpec<I, O> spec) implements ReadAction<I, O> {
        @Override
        public O read(I in, ActionContext aws) {
            throw new UnsupportedOperationException();
        }
    }

    private record Changing<I extends Record, O extends Record>(ActionSpec<I, O> spec, List<String> waitStates)
            implements ChangeAction<I, O> {
        @Override
        public Plan plan(I in, ActionContext aws) {
            throw new UnsupportedOperationException();
        }

        @Override
        public O apply(I in, Plan plan, ActionContext aws) {
            throw new UnsupportedOperationException();
        }

        @Override
        public O verify(I in, ActionContext aws) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Plan planUndo(Undo undo, ActionContext aws) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void applyUndo(Plan undoPlan, ActionContext aws) {
            throw new UnsupportedOperationException();
        }
    }
}
