package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Source: CloudTrail API Reference, LookupEvents; CloudTrail User Guide, "CloudTrail userIdentity element"; IAM User
 * Guide, "Logging IAM and AWS STS API calls with AWS CloudTrail".
 */
public final class FindPrincipalActivity implements ReadAction<FindPrincipalActivity.In, FindPrincipalActivity.Out> {
    private static final String ROLE = "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}";

    public record In(
            @Input(
                    value = "A user by name, or a role session by its session name; else name a role or a key.",
                    optional = true)
            @Nullable
            String user,

            @Input(type = ValueType.IAM_ROLE, value = "A role, by name; else name a user or a key.", optional = true)
            @Nullable
            String role,

            @Input(
                    type = ValueType.IAM_ACCESS_KEY_ID,
                    value = "An access key, of a user or of a session; else name a user or a role.",
                    optional = true)
            @Nullable
            String accessKeyId,

            @Input(type = ValueType.DURATION, value = "How far back to look, 90 days at most.")
            String since,

            @Input(
                    type = ValueType.AWS_REGION,
                    value = "The regions to look in; the step's own and us-east-1 unless given.",
                    optional = true)
            @Nullable
            List<String> regions,

            @Input(value = "How many events to read at most; 5,000 unless given.", optional = true) @Nullable
            Integer max) {
        public In {
            regions = regions == null ? List.of() : List.copyOf(regions);
        }
    }

    public record Out(
            @Output("How many events were found.") long count,

            @Output("When the earliest of them was; empty when there are none.")
            String firstAt,

            @Output("When the latest of them was; empty when there are none.")
            String lastAt,

            @Output("The different event names, sorted.") List<String> eventNames,

            @Output("The different source addresses, sorted.")
            List<String> sourceIps,

            @Output("The different error codes, sorted.") List<String> errorCodes,

            @Output(
                    type = ValueType.IAM_ACCESS_KEY_ID,
                    value = "The keys of the sessions that were issued meanwhile and followed, sorted.")
            List<String> sessions,

            @Output("The evidence: one event a line, as JSON.")
            String evidenceSha256,

            @Output("Whether there was more than was read: events, or sessions to follow.")
            boolean truncated) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.find-principal-activity",
                "Find what a principal did",
                """
                Reads all events of a user, a role or an access key from CloudTrail's event history, **and those of the \
                sessions that they got**: whatever answers with credentials (`AssumeRole`, `GetSessionToken`, \
                `GetFederationToken`) names their key, which is looked up in turn, fifty of them at most. Each event is \
                kept once, a JSON line each.

                - A user's sessions of *other accounts'* roles are not in this account's history.
                - A role is found by who assumed it (`AssumeRole` names it), and what those sessions did. Sessions that \
                began before `since` are missed: look further back than the finding.
                - It holds **management events of the last 90 days** only, **up to 15 minutes late**.
                - IAM, and STS by its global endpoint, write to **us-east-1**, which is read as well; other regions are \
                read when named. In other partitions, name that partition's own instead.
                - AWS answers 2 calls a second per account and region, 50 events each. All steps of a run share that rate.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(Permission.of("cloudtrail:LookupEvents"), Permission.on(ROLE, "iam:GetRole")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var principal = NamedPrincipal.exactlyOne(spec().id(), in.user(), in.role(), in.accessKeyId());
        var pages = new ActivityPages(
                aws, NamedPrincipal.regions(in.regions(), aws), Reach.of(in.since(), in.max(), aws), new EventDigest());
        principal.lookUp(pages, aws);
        var name = "activity-%s.jsonl".formatted(principal.safeName());
        return pages.out(aws.keep(name, "application/x-ndjson", pages).sha256());
    }
}
