package dev.cofferdam.action.wafv2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Cidr;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.wafv2.model.IPAddressVersion;
import software.amazon.awssdk.services.wafv2.model.IPSet;
import software.amazon.awssdk.services.wafv2.model.Scope;
import tools.jackson.databind.node.NullNode;

/**
 * Source: AWS WAFV2 API Reference, UpdateIPSet, IPSet; AWS WAF Developer Guide, "AWS WAF quotas" (10,000 addresses).
 */
public final class BlockIp implements ChangesSettings<BlockIp.In, BlockIp.Out> {
    private static final String IP_SET = "arn:${Partition}:wafv2:${Region}:${Account}:${Scope}/ipset/${Name}/${Id}";
    private static final String WEB_ACL = "arn:${Partition}:wafv2:${Region}:${Account}:${Scope}/webacl/${Name}/${Id}";
    private static final int MOST_ADDRESSES = 10_000;

    public record In(
            @Input("The IP set by which a web ACL blocks, by name.")
            String ipSet,

            @Input("The addresses: each 203.0.113.7, 203.0.113.0/24, or of IPv6 as the set is.")
            List<String> addresses,

            @Input(
                    type = ValueType.ENUM,
                    values = {"REGIONAL", "CLOUDFRONT"},
                    value = "Whether the set is for CloudFront; REGIONAL when not given.",
                    optional = true)
            @Nullable
            String scope) {
        public In {
            addresses = List.copyOf(addresses);
        }

        Scope scopeOrRegional() {
            return scope == null || scope.isEmpty() ? Scope.REGIONAL : Scope.fromValue(scope);
        }

        List<Cidr> blocks() {
            return addresses.stream().map(Cidr::ofAddress).distinct().toList();
        }
    }

    public record Out(
            @Output("Those of the addresses that the set has.")
            List<String> listed,

            @Output("How many addresses the set has.") long size) {
        public Out {
            listed = List.copyOf(listed);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "wafv2.block-ip",
                "Block addresses by a WAF IP set",
                """
                Adds addresses to an IP set by which a web ACL blocks, and leaves those that others put there. What \
                comes from them is refused at the load balancer, API or CloudFront distribution within seconds, \
                sometimes minutes.

                - **The set alone blocks nothing**: a rule of a web ACL has to block by it, and the web ACL has to be \
                in front of what is attacked. The plan looks at the rules, and says where one *lets in* by it.
                - Behind a proxy or CDN, WAF sees the proxy's address, unless its rule reads a header such as \
                `X-Forwarded-For`, which anybody can write.
                - Only web requests are refused: connections to other ports, and to instances that have addresses of \
                their own, are not. `networkfirewall.block` and `ec2.block-cidr-nacl` are for those.
                - Addresses are cheap: an attacker has others, and a shared one is that of innocent people too.
                - Sets for CloudFront are in us-east-1, wherever the step works. A set holds 10,000 addresses of one \
                version.
                - Where Firewall Manager or infrastructure code writes the set, it may take these out again.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("wafv2:ListIPSets"),
                        Permission.on(IP_SET, "wafv2:GetIPSet"),
                        Permission.on(IP_SET, "wafv2:UpdateIPSet"),
                        Permission.of("wafv2:ListWebACLs"),
                        Permission.on(WEB_ACL, "wafv2:GetWebACL")),
                "Takes out of the set the addresses that were put there, and no others.",
                null);
    }

    @Override
    public Setting setting(Change change) {
        return new BlockedAddress(Cidr.of(change.attribute().substring(BlockedAddress.PREFIX.length())));
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of(
                "%s is blocked no more.".formatted(restore.attribute().substring(BlockedAddress.PREFIX.length())));
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        if (in.addresses().isEmpty())
            throw new ActionException("InvalidInput", "There are no addresses to block. Give at least one.");
        var blocks = in.blocks();
        var set = IpSet.named(in.ipSet(), in.scopeOrRegional(), aws);
        var present = present(set, aws);
        demandVersion(blocks, present);
        var known = present.addresses().stream().map(Cidr::of).collect(Collectors.toSet());
        var missing = blocks.stream().filter(b -> !known.contains(b)).toList();
        if (missing.isEmpty())
            return Plan.of("IP set %s has all these addresses already".formatted(set.name()), List.of(), set.arn());
        if (known.size() + missing.size() > MOST_ADDRESSES)
            throw new ActionException(
                    "IpSetFull",
                    "IP set %s has %d addresses, and would have more than %d. Put a wider block in place of several, or use another set."
                            .formatted(set.name(), known.size(), MOST_ADDRESSES));
        return Plan.of(
                        "Add %s to IP set %s"
                                .formatted(
                                        missing.stream().map(Cidr::text).collect(Collectors.joining(", ")), set.name()),
                        missing.stream()
                                .map(b -> new Change(
                                        set.arn(),
                                        new BlockedAddress(b).attribute(),
                                        NullNode.getInstance(),
                                        BlockedAddress.LISTED))
                                .toList(),
                        set.arn())
                .warning(wide(missing))
                .warning(new SetUses(set, aws).warnings());
    }

    private static IPSet present(IpSet set, ActionContext aws) {
        return set.read(aws)
                .orElseThrow(() -> new ActionException(
                        "NoSuchIpSet",
                        "IP set %s was deleted just now. Look who does that, and give another.".formatted(set.name())))
                .ipSet();
    }

    private static void demandVersion(List<Cidr> blocks, IPSet set) {
        var wantsIpv6 = set.ipAddressVersion() == IPAddressVersion.IPV6;
        for (var block : blocks) {
            if (block.isIpv6() != wantsIpv6)
                throw new ActionException(
                        "InvalidInput",
                        "%s cannot be put into IP set %s, which is for %s. Use another set for it."
                                .formatted(block, set.name(), set.ipAddressVersionAsString()));
            if (block.prefix() == 0)
                throw new ActionException(
                        "InvalidInput",
                        "%s is every address there is, and WAF refuses it. To refuse everybody, change the web ACL's default."
                                .formatted(block));
        }
    }

    private static List<String> wide(List<Cidr> blocks) {
        return blocks.stream()
                .filter(b -> b.prefix() < (b.isIpv6() ? 32 : 16))
                .map("%s is a wide block: many who are innocent are refused with it."::formatted)
                .toList();
    }

    /** All in one call: WAF takes about one change a second. Source: AWS WAF Developer Guide, "AWS WAF quotas". */
    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        write(plan, aws);
        return verify(in, aws);
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        write(undoPlan, aws);
    }

    private void write(Plan plan, ActionContext aws) {
        plan.changes().stream()
                .map(Change::resource)
                .distinct()
                .forEach(set -> IpSet.of(set)
                        .change(
                                of(plan, set, c -> !c.after().isNull()),
                                of(plan, set, c -> c.after().isNull()),
                                aws));
    }

    private Set<Cidr> of(Plan plan, String set, Predicate<Change> which) {
        return plan.changes().stream()
                .filter(c -> c.resource().equals(set))
                .filter(which)
                .map(c -> ((BlockedAddress) setting(c)).address())
                .collect(Collectors.toSet());
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var set = IpSet.named(in.ipSet(), in.scopeOrRegional(), aws);
        var known = new ArrayList<>(
                present(set, aws).addresses().stream().map(Cidr::of).toList());
        return new Out(
                in.blocks().stream().filter(known::contains).map(Cidr::text).toList(), known.size());
    }
}
