package dev.cofferdam.range.wafv2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.world.WebFirewall.WebAcl;
import software.amazon.awssdk.services.wafv2.model.CreateWebAclRequest;
import software.amazon.awssdk.services.wafv2.model.CreateWebAclResponse;
import software.amazon.awssdk.services.wafv2.model.GetWebAclRequest;
import software.amazon.awssdk.services.wafv2.model.GetWebAclResponse;
import software.amazon.awssdk.services.wafv2.model.ListWebAcLsRequest;
import software.amazon.awssdk.services.wafv2.model.ListWebAcLsResponse;
import software.amazon.awssdk.services.wafv2.model.Rule;
import software.amazon.awssdk.services.wafv2.model.WebACLSummary;

/** Web ACLs, as far as their rules go. No request is judged by them. */
final class WebAcls extends Wafv2Part {
    WebAcls(Call call) {
        super(call);
    }

    @Override
    public ListWebAcLsResponse listWebACLs(ListWebAcLsRequest request) {
        var scope = scope(request.scope());
        var all = world.waf().webAcls().stream()
                .filter(a -> a.scope().equals(scope))
                .toList();
        var page = page(all, request.limit(), request.nextMarker());
        return ListWebAcLsResponse.builder()
                .webACLs(page.items().stream().map(this::summary).toList())
                .nextMarker(page.next())
                .build();
    }

    @Override
    public GetWebAclResponse getWebACL(GetWebAclRequest request) {
        var scope = scope(request.scope());
        var acl = world.waf()
                .webAcls()
                .find(request.id())
                .filter(a -> a.scope().equals(scope))
                .orElseThrow(Wafv2Part::nonexistent);
        return GetWebAclResponse.builder()
                .webACL(a -> a.id(acl.id())
                        .name(acl.name())
                        .arn(arn(acl.scope(), "webacl", acl.name(), acl.id()))
                        .defaultAction(d -> d.allow(w -> {}))
                        .rules(acl.rules().stream()
                                .map(rule ->
                                        ModelJson.read(rule, Rule.builder()).build())
                                .toList()))
                .lockToken(acl.id())
                .build();
    }

    @Override
    public CreateWebAclResponse createWebACL(CreateWebAclRequest request) {
        var scope = scope(request.scope());
        if (world.waf().webAcls().stream()
                .anyMatch(a -> a.scope().equals(scope) && a.name().equals(request.name()))) throw duplicate();
        var made = new WebAcl(
                call.ids().uuid(),
                request.name(),
                scope,
                request.rules().stream().map(ModelJson::write).toList());
        world.waf().webAcls().put(made);
        return CreateWebAclResponse.builder().summary(summary(made)).build();
    }

    private WebACLSummary summary(WebAcl acl) {
        return WebACLSummary.builder()
                .id(acl.id())
                .name(acl.name())
                .arn(arn(acl.scope(), "webacl", acl.name(), acl.id()))
                .lockToken(acl.id())
                .build();
    }
}
