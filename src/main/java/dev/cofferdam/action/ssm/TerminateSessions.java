package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.WithoutUndo;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Session;
import software.amazon.awssdk.services.ssm.model.SessionFilter;
import software.amazon.awssdk.services.ssm.model.SessionFilterKey;
import software.amazon.awssdk.services.ssm.model.SessionState;
import software.amazon.awssdk.services.ssm.model.SessionStatus;
import software.amazon.awssdk.services.sts.StsClient;

/** Source: SSM API Reference, DescribeSessions, TerminateSession; Systems Manager User Guide, "End a session". */
public final class TerminateSessions implements WithoutUndo<TerminateSessions.In, TerminateSessions.Out> {
    private static final String SESSION = "arn:${Partition}:ssm:${Region}:${Account}:session/${SessionId}";

    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance.")
            String instance) {}

    public record Out(
            @Output("How many sessions of others are open.") long open,

            @Output("Who has them, by ARN, each once.") List<String> owners) {
        public Out {
            owners = List.copyOf(owners);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ssm.terminate-sessions",
                "End Session Manager sessions on an instance",
                """
                Ends the Session Manager sessions that others have open on an instance: shells and forwarded ports that \
                need no open port and no key. Sessions of the identity that runs this step are left.

                - **Who may can open another one at once.** Take the permission first: quarantine the user, revoke the \
                role's sessions, or detach the instance's role.
                - What runs in the background on the instance goes on. SSH and RDP by other ways are not sessions here.
                - The plan names who has them, and since when: keep that. What was typed is recorded only where the \
                account logs sessions.
                - Isolation alone ends them too, some minutes later.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ssm:DescribeSessions"),
                        Permission.of("sts:GetCallerIdentity"),
                        Permission.on(SESSION, "ssm:TerminateSession")),
                "None is needed: who may opens another session.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var sessions = open(in, aws);
        var instance = new Agents(aws).arn(in.instance());
        if (sessions.isEmpty())
            return Plan.of("Nobody else has a session on %s".formatted(in.instance()), List.of(), instance);
        return Plan.of(
                        "End %d session(s) on %s".formatted(sessions.size(), in.instance()),
                        sessions.stream()
                                .map(s -> Change.of(
                                        aws.arn("ssm", "session/" + s.sessionId()),
                                        "Status",
                                        s.statusAsString(),
                                        SessionStatus.TERMINATED.toString()))
                                .toList(),
                        instance)
                .warning(Stream.concat(
                                sessions.stream()
                                        .map(s -> "%s has session %s since %s."
                                                .formatted(s.owner(), s.sessionId(), s.startDate())),
                                Stream.of("They can open others at once, unless that is taken from them."))
                        .toList());
    }

    /** Ending one that ended is no error. */
    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        for (var change : plan.changes()) {
            var id = change.resource().substring(change.resource().lastIndexOf('/') + 1);
            aws.client(SsmClient.class).terminateSession(r -> r.sessionId(id));
        }
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var sessions = open(in, aws);
        return new Out(
                sessions.size(),
                sessions.stream().map(Session::owner).distinct().sorted().toList());
    }

    /** Those that are on their way out do not count. */
    private static List<Session> open(In in, ActionContext aws) {
        var self = aws.client(StsClient.class).getCallerIdentity().arn();
        return aws
                .client(SsmClient.class)
                .describeSessionsPaginator(r -> r.state(SessionState.ACTIVE)
                        .filters(SessionFilter.builder()
                                .key(SessionFilterKey.TARGET)
                                .value(in.instance())
                                .build()))
                .sessions()
                .stream()
                .filter(s -> s.status() != SessionStatus.TERMINATING && s.status() != SessionStatus.TERMINATED)
                .filter(s -> !s.owner().equals(self))
                .sorted(Comparator.comparing(Session::sessionId))
                .toList();
    }
}
