package dev.cofferdam.action.cloudfront;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.Distribution;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;

/** Source: CloudFront API Reference, UpdateDistribution; Amazon CloudFront Developer Guide, "Update a distribution". */
public final class DisableDistribution implements ChangesSettings<DisableDistribution.In, DisableDistribution.Out> {
    private static final Setting SETTING = new Serving();
    /** As a playbook can write it; CloudFront says {@code Deployed}. */
    private static final String DEPLOYED = "deployed";

    private static final String DISTRIBUTION = "arn:${Partition}:cloudfront::${Account}:distribution/${DistributionId}";

    public record In(
            @Input("The distribution's id: E1A2B3C4D5E6F7.") String distribution) {}

    public record Out(
            @Output("Whether it is set to serve.") boolean enabled,

            @Output("InProgress until all edges have it, then Deployed.")
            String distributionStatus,

            @Output("Its own name: d….cloudfront.net.") String domainName,
            @Output("The other names that lead to it.") List<String> aliases) {
        public Out {
            aliases = List.copyOf(aliases);
        }

        static Out of(Distribution distribution) {
            return new Out(
                    distribution.distributionConfig().enabled(),
                    distribution.status(),
                    distribution.domainName(),
                    aliasesOf(distribution));
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "cloudfront.disable-distribution",
                "Disable a CloudFront distribution",
                """
                Sets a distribution to serve nothing: what it brings to the world (a site that was defaced, a download \
                with malware, a front of the attacker's own) ends.

                - **It takes minutes** until all edges have it; wait for `deployed`. What browsers have cached stays \
                with them.
                - **Every name that leads to it stops**, not one page: for single paths, invalidate the cache and mend \
                the origin, or block them by WAF.
                - The origin is not touched: whoever knows its address reaches it past CloudFront, if it lets them.
                - It keeps its names, so that nobody can claim them meanwhile. Do not delete it.
                - Only whether it serves is changed, in the configuration of that moment: what others change goes on. \
                A deployment (CloudFormation, Terraform) may enable it again.
                - An edge function or a key group of the attacker's stays in the configuration: look at it before you \
                enable it again.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(DISTRIBUTION, "cloudfront:GetDistribution"),
                        Permission.on(DISTRIBUTION, "cloudfront:GetDistributionConfig"),
                        Permission.on(DISTRIBUTION, "cloudfront:UpdateDistribution")),
                "Lets it serve again; the rest of its configuration stays as it is then.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var distribution = get(in, aws);
        var change = SETTING.change(distribution.arn(), Serving.OFF, aws);
        if (change.isEmpty())
            return Plan.of(
                    "Distribution %s is disabled already".formatted(in.distribution()), List.of(), distribution.arn());
        var names = new ArrayList<>(aliasesOf(distribution));
        names.add(distribution.domainName());
        return Plan.of(
                        "Disable distribution %s".formatted(in.distribution()),
                        List.of(change.get()),
                        distribution.arn())
                .warning(List.of(
                        "These names serve nothing any more: %s.".formatted(String.join(", ", names)),
                        "It takes minutes until all edges have it."));
    }

    private static List<String> aliasesOf(Distribution distribution) {
        var aliases = distribution.distributionConfig().aliases();
        return aliases == null ? List.of() : aliases.items();
    }

    private static Distribution get(In in, ActionContext aws) {
        try {
            return aws.client(CloudFrontClient.class)
                    .getDistribution(r -> r.id(in.distribution()))
                    .distribution();
        } catch (NoSuchDistributionException e) {
            throw new ActionException(
                    "NoSuchDistribution",
                    "There is no distribution %s in account %s. Check its id (not its name), and the account."
                            .formatted(in.distribution(), aws.account()),
                    e);
        }
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return Out.of(get(in, aws));
    }

    @Override
    public Setting setting(Change change) {
        return SETTING;
    }

    @Override
    public List<String> reopens(Change restore) {
        return restore.after().asBoolean()
                ? List.of("The %s serves again, whatever its origin has then."
                        .formatted(SETTING.owner(restore.resource())))
                : List.of();
    }

    @Override
    public List<String> waitStates() {
        return List.of(DEPLOYED);
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var status = get(in, aws).status();
        return new Progress(status.equalsIgnoreCase(until), "%s %s".formatted(in.distribution(), status));
    }
}
