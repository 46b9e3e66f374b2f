package dev.cofferdam.range.wafv2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.WebFirewall.IpSet;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.wafv2.model.CreateIpSetRequest;
import software.amazon.awssdk.services.wafv2.model.CreateIpSetResponse;
import software.amazon.awssdk.services.wafv2.model.GetIpSetRequest;
import software.amazon.awssdk.services.wafv2.model.GetIpSetResponse;
import software.amazon.awssdk.services.wafv2.model.IPSetSummary;
import software.amazon.awssdk.services.wafv2.model.ListIpSetsRequest;
import software.amazon.awssdk.services.wafv2.model.ListIpSetsResponse;
import software.amazon.awssdk.services.wafv2.model.Scope;
import software.amazon.awssdk.services.wafv2.model.UpdateIpSetRequest;
import software.amazon.awssdk.services.wafv2.model.UpdateIpSetResponse;

/** IP sets; each change needs the token of the state that it is made from. */
final class IpSets extends Wafv2Part {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}/([1-9]|[12]\\d|3[0-2])");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]+/([1-9]|[1-9]\\d|1[01]\\d|12[0-8])");

    /** Source: AWS WAF Developer Guide, "AWS WAF quotas". */
    private static final int MOST = 10_000;

    IpSets(Call call) {
        super(call);
    }

    @Override
    public ListIpSetsResponse listIPSets(ListIpSetsRequest request) {
        var scope = scope(request.scope());
        var all = world.waf().ipSets().stream()
                .filter(s -> s.scope().equals(scope))
                .toList();
        var page = page(all, request.limit(), request.nextMarker());
        return ListIpSetsResponse.builder()
                .ipSets(page.items().stream().map(this::summary).toList())
                .nextMarker(page.next())
                .build();
    }

    @Override
    public GetIpSetResponse getIPSet(GetIpSetRequest request) {
        var set = set(request.id(), request.name(), request.scope());
        return GetIpSetResponse.builder()
                .ipSet(s -> s.id(set.id())
                        .name(set.name())
                        .arn(arn(set.scope(), "ipset", set.name(), set.id()))
                        .description(set.description())
                        .ipAddressVersion(set.version())
                        .addresses(set.addresses()))
                .lockToken(set.token())
                .build();
    }

    @Override
    public CreateIpSetResponse createIPSet(CreateIpSetRequest request) {
        var scope = scope(request.scope());
        if (world.waf().ipSets().stream()
                .anyMatch(s -> s.scope().equals(scope) && s.name().equals(request.name()))) throw duplicate();
        var version = request.ipAddressVersionAsString();
        var made = new IpSet(
                call.ids().uuid(),
                request.name(),
                scope,
                version,
                request.description(),
                checked(request.addresses(), version),
                call.ids().uuid());
        world.waf().ipSets().put(made);
        return CreateIpSetResponse.builder().summary(summary(made)).build();
    }

    @Override
    public UpdateIpSetResponse updateIPSet(UpdateIpSetRequest request) {
        var set = set(request.id(), request.name(), request.scope());
        if (!set.token().equals(request.lockToken()))
            throw new ServiceError(
                    "WAFOptimisticLockException",
                    "AWS WAF couldn’t save your changes because someone changed the resource after you started to edit"
                            + " it. Reapply your changes.");
        var next = call.ids().uuid();
        world.waf().ipSets().put(set.with(request.description(), checked(request.addresses(), set.version()), next));
        return UpdateIpSetResponse.builder().nextLockToken(next).build();
    }

    private IpSet set(String id, String name, Scope scope) {
        var wanted = scope(scope);
        return world.waf()
                .ipSets()
                .find(id)
                .filter(s -> s.name().equals(name) && s.scope().equals(wanted))
                .orElseThrow(Wafv2Part::nonexistent);
    }

    private static List<String> checked(List<String> addresses, String version) {
        var form = version.equals("IPV6") ? IPV6 : IPV4;
        for (var address : addresses) if (!form.matcher(address).matches()) throw invalid("IP_ADDRESS, " + address);
        if (addresses.size() > MOST)
            throw new ServiceError(
                    "WAFLimitsExceededException",
                    "AWS WAF couldn’t perform the operation because you exceeded your resource limit.");
        return addresses;
    }

    private IPSetSummary summary(IpSet set) {
        return IPSetSummary.builder()
                .id(set.id())
                .name(set.name())
                .arn(arn(set.scope(), "ipset", set.name(), set.id()))
                .description(set.description())
                .lockToken(set.token())
                .build();
    }
}
