package dev.cofferdam.action.resources;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Source: see {@link TaggedResources} and {@link Explorer}. */
public final class FindResources implements ReadAction<FindResources.In, FindResources.Out> {
    private static final String OWNER_TAG = "Owner";
    private static final String VIEW =
            "arn:${Partition}:resource-explorer-2:${Region}:${Account}:view/${ViewName}/${ViewUuid}";

    /** More would swell the case; whoever has more narrows the search. */
    private static final int MOST = 5_000;

    public record In(
            @Input(
                    value = "Tags to have, each KEY=VALUE, or KEY for any value; several values of one key mean any of"
                            + " them, several keys mean all.",
                    optional = true)
            @Nullable
            List<String> tags,

            @Input(
                    value = "Types to be of, each a service or a type of it: s3, ec2:instance, rds:db; any when not"
                            + " given.",
                    optional = true)
            @Nullable
            List<String> types,

            @Input(value = "Whose they are, as in their owner tag.", optional = true) @Nullable
            String owner,

            @Input(value = "The key of the owner tag, as it is spelt; Owner when not given.", optional = true) @Nullable
            String ownerTag,

            @Input(
                    value = "Instead of all these: a search in the words of Resource Explorer, such as"
                            + " resourcetype:ec2:instance tag:env=prod -region:us-east-1.",
                    optional = true)
            @Nullable
            String query) {
        public In {
            tags = tags == null ? List.of() : List.copyOf(tags);
            types = types == null ? List.of() : List.copyOf(types);
        }

        List<String> typesWanted() {
            return types == null ? List.of() : types;
        }

        List<String> tagsWanted() {
            var all = new ArrayList<String>();
            if (tags != null) all.addAll(tags);
            if (isGiven(owner)) all.add((isGiven(ownerTag) ? ownerTag : OWNER_TAG) + "=" + owner);
            return all;
        }

        boolean searches() {
            return isGiven(query);
        }

        private static boolean isGiven(@Nullable String text) {
            return text != null && !text.isBlank();
        }
    }

    public record Out(
            @Output("The ARN of each, sorted: for a for_each.")
            List<String> arns,

            @Output("The id of each, in the same order, as its service calls it: i-…, a bucket's name.")
            List<String> ids,

            @Output(type = ValueType.JSON, value = "Each with arn, type, region, account, id and tags.")
            List<Found> resources,

            @Output("How many they are.") long count,

            @Output("Whether there may be more than these.") boolean truncated) {
        public Out {
            arns = List.copyOf(arns);
            ids = List.copyOf(ids);
            resources = List.copyOf(resources);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "resources.find",
                "Find resources by tag, type, owner or search",
                """
                Lists what is there that carries certain tags, is of certain types, or has an owner: the resources of \
                the step's region, to run other steps on each. With `query` it searches by Resource Explorer instead, \
                where that is on; with an aggregator index it sees all regions, and with a view of the organization all \
                accounts.

                - **Never tagged is never found**: by tags and types only what has tags, or had some once, is seen. What \
                an attacker made carries none. Resource Explorer sees such resources too, but only types that it \
                supports, minutes to hours late.
                - What is global (IAM's policies, CloudFront, Route 53) is found in us-east-1; users and roles never.
                - Tags are anybody's claim: whoever may tag can hide a resource from this, or have another one found.
                - Keys and values are matched as they are spelt; Resource Explorer takes no notice of case.
                - At most 5,000 are given back, and 1,000 of a search: `truncated` says so.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(Permission.of("tag:GetResources"), Permission.on(VIEW, "resource-explorer-2:Search")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        if (in.searches()) return searched(in, aws);
        if (in.tagsWanted().isEmpty() && in.typesWanted().isEmpty())
            throw new ActionException("InvalidInput", "Nothing is looked for. Give tags, types, an owner, or a query.");
        var found = new TaggedResources(aws)
                .find(TagFilters.of(in.tagsWanted()), in.typesWanted())
                .limit(MOST + 1L)
                .toList();
        return out(found.stream().limit(MOST), found.size() > MOST);
    }

    private static Out searched(In in, ActionContext aws) {
        if (!in.tagsWanted().isEmpty() || !in.typesWanted().isEmpty())
            throw new ActionException(
                    "InvalidInput",
                    "A query goes alone: write tags and types in it (tag:KEY=VALUE, resourcetype:ec2:instance).");
        var found = new Explorer(aws).search(String.valueOf(in.query())).toList();
        return out(found.stream(), found.size() >= Explorer.MOST);
    }

    private static Out out(Stream<Found> found, boolean truncated) {
        var sorted = found.sorted(Comparator.comparing(Found::arn)).toList();
        return new Out(
                sorted.stream().map(Found::arn).toList(),
                sorted.stream().map(Found::id).toList(),
                sorted,
                sorted.size(),
                truncated);
    }
}
