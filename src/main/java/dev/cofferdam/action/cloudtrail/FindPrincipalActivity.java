package dev.cofferdam.action.cloudtrail;

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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;

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
        var pages = new ActivityPages(aws, regions(in, aws), Reach.of(in.since(), in.max(), aws));
        var named = named(in);
        switch (named.getKey()) {
            case "user" -> pages.lookUp("Username", named.getValue());
            case "key" -> pages.lookUp("AccessKeyId", named.getValue());
            default -> pages.lookUp("ResourceName", arnOf(named.getValue(), aws));
        }
        var name = "activity-%s.jsonl".formatted(named.getValue().replaceAll("[^A-Za-z0-9.@_-]", "_"));
        return pages.out(aws.keep(name, "application/x-ndjson", pages).sha256());
    }

    private static String arnOf(String role, ActionContext aws) {
        return aws.client(IamClient.class).getRole(r -> r.roleName(role)).role().arn();
    }

    private static Map.Entry<String, String> named(In in) {
        var named = new TreeMap<String, String>();
        if (in.user() != null && !in.user().isEmpty()) named.put("user", in.user());
        if (in.role() != null && !in.role().isEmpty()) named.put("role", in.role());
        if (in.accessKeyId() != null && !in.accessKeyId().isEmpty()) named.put("key", in.accessKeyId());
        if (named.size() == 1) return named.firstEntry();
        throw new ActionException(
                "InvalidInput",
                "iam.find-principal-activity works on exactly one principal; name a user, a role or an access key.");
    }

    /** Source: CloudTrail User Guide, "Global service events". */
    private static List<String> regions(In in, ActionContext aws) {
        if (in.regions() != null && !in.regions().isEmpty()) return in.regions();
        if (!aws.partition().equals("aws")) return List.of(aws.region());
        return Stream.of(aws.region(), "us-east-1").distinct().toList();
    }
}
