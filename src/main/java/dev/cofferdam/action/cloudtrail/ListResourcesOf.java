package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.SideReads;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * Source: CloudTrail API Reference, LookupEvents and Resource; CloudTrail User Guide, "Working with CloudTrail event
 * history"; EC2 API Reference, DescribeTags.
 */
public final class ListResourcesOf implements ReadAction<ListResourcesOf.In, ListResourcesOf.Out> {
    private static final String ROLE = "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}";
    private static final List<String> OWNER_TAGS =
            List.of("owner", "Owner", "created-by", "CreatedBy", "createdBy", "creator", "Creator");

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

            @Input(
                    value = "Keys of tags that name an owner; owner, created-by and their like unless given.",
                    optional = true)
            @Nullable
            List<String> ownerTags,

            @Input(value = "How many events to read at most; 5,000 unless given.", optional = true) @Nullable
            Integer max) {
        public In {
            regions = regions == null ? List.of() : List.copyOf(regions);
            ownerTags = ownerTags == null ? List.of() : List.copyOf(ownerTags);
        }
    }

    public record Out(
            @Output("What it made, and is not known to be removed by it: type and name, sorted.")
            List<String> made,

            @Output("What it changed, or named while it changed something else, sorted.")
            List<String> changed,

            @Output("What it removed, sorted.") List<String> removed,

            @Output("What it tried to change and was refused, sorted.")
            List<String> attempted,

            @Output("What carries its name in a tag, with the region: us-east-1/i-….")
            List<String> tagged,

            @Output("How many events were read.") long events,

            @Output("Whether there was more than was read: events, or sessions to follow.")
            boolean truncated,

            @Output("What could not be read, by name.") List<String> unknown,

            @Output("Why it could not be read, and what to do.")
            List<String> unknownReasons,

            @Output("The evidence: what was done to each resource, as JSON.")
            String evidenceSha256,

            @Output("The evidence: the events, one a line, as JSON.")
            String eventsSha256) {
        public Out {
            made = List.copyOf(made);
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
            attempted = List.copyOf(attempted);
            tagged = List.copyOf(tagged);
            unknown = List.copyOf(unknown);
            unknownReasons = List.copyOf(unknownReasons);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "aws.list-resources-of",
                "List what a principal made, changed or owns",
                """
                Reads the changing events of a user, a role or an access key, **and of the sessions that they got**, \
                from CloudTrail's event history, and lists the resources that they name: made, changed, removed, or \
                tried in vain. Lists besides what carries the principal's name in an owner's tag. Events and list are \
                kept.

                - It holds **management events of the last 90 days** only, **up to 15 minutes late**: no objects in S3, \
                no items in tables. In a quiet hour look again before you conclude that nothing was made.
                - **Only regions that are named are read**; the step's own and us-east-1 (IAM, and STS by its global \
                endpoint) unless others are given. Instances are started where nobody looks: `ec2.scan-regions`.
                - Events that name no resource are in the events, not in the list; not every service names all that it \
                makes.
                - *Changed* may mean *used*: `RunInstances` names the image and the subnet too.
                - A tag says who ought to own, and anybody who may tag can write it. Tags are looked at in EC2 only \
                (instances, volumes, snapshots, images, groups and the rest of its kind).
                - Made may be gone: nothing here asks whether it is still there.
                - AWS answers 2 calls a second per account and region, 50 events each. All steps of a run share that rate.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.of("cloudtrail:LookupEvents"),
                        Permission.on(ROLE, "iam:GetRole"),
                        Permission.of("ec2:DescribeTags")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var principal = NamedPrincipal.exactlyOne(spec().id(), in.user(), in.role(), in.accessKeyId());
        var regions = NamedPrincipal.regions(in.regions(), aws);
        var tally = new ResourceTally();
        var digest = new EventDigest(tally);
        var pages = new ActivityPages(aws, regions, Reach.of(in.since(), in.max(), aws), digest);
        principal.lookUp(pages, aws);
        var events = aws.keep("events-of-%s.jsonl".formatted(principal.safeName()), "application/x-ndjson", pages);
        var reads = new SideReads();
        var tagged = regions.stream()
                .flatMap(region -> reads
                        .read(List.of("tags in " + region), List.<String>of(), () -> tagged(in, principal, region, aws))
                        .stream())
                .toList();
        var json = tally.json();
        tagged.forEach(json.putArray("tagged")::add);
        reads.reasons().forEach(json.putArray("not_known")::add);
        var kept = aws.keep(
                "resources-of-%s.json".formatted(principal.safeName()),
                "application/json",
                new ByteArrayInputStream(
                        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json)));
        return new Out(
                tally.made(),
                tally.changed(),
                tally.removed(),
                tally.attempted(),
                tagged,
                digest.count(),
                pages.truncated(),
                reads.unknown(),
                reads.reasons(),
                kept.sha256(),
                events.sha256());
    }

    private static List<String> tagged(In in, NamedPrincipal principal, String region, ActionContext aws) {
        var keys = in.ownerTags() == null || in.ownerTags().isEmpty() ? OWNER_TAGS : in.ownerTags();
        var key = Filter.builder().name("key").values(keys).build();
        var value = Filter.builder().name("value").values(principal.name()).build();
        return aws.client(Ec2Client.class, region).describeTagsPaginator(r -> r.filters(key, value)).tags().stream()
                .map(tag -> region + "/" + tag.resourceId())
                .distinct()
                .sorted()
                .toList();
    }
}
