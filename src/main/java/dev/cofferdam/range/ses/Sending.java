package dev.cofferdam.range.ses;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Mail;
import dev.cofferdam.range.world.Mail.Sender;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetAccountRequest;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.GetConfigurationSetRequest;
import software.amazon.awssdk.services.sesv2.model.GetConfigurationSetResponse;
import software.amazon.awssdk.services.sesv2.model.PutAccountSendingAttributesRequest;
import software.amazon.awssdk.services.sesv2.model.PutAccountSendingAttributesResponse;
import software.amazon.awssdk.services.sesv2.model.PutConfigurationSetSendingOptionsRequest;
import software.amazon.awssdk.services.sesv2.model.PutConfigurationSetSendingOptionsResponse;

/** Who may send. Source: SES API v2 Reference, PutAccountSendingAttributes, PutConfigurationSetSendingOptions. */
final class Sending implements SesV2Client {
    private final Mail mail;

    Sending(Call call) {
        this.mail = call.world().mail();
    }

    @Override
    public GetAccountResponse getAccount(GetAccountRequest request) {
        var account = mail.account();
        return GetAccountResponse.builder()
                .sendingEnabled(!account.paused())
                .enforcementStatus(account.enforcement())
                .productionAccessEnabled(true)
                .build();
    }

    @Override
    public PutAccountSendingAttributesResponse putAccountSendingAttributes(PutAccountSendingAttributesRequest request) {
        mail.senders().put(mail.account().paused(!Boolean.TRUE.equals(request.sendingEnabled())));
        return PutAccountSendingAttributesResponse.builder().build();
    }

    @Override
    public GetConfigurationSetResponse getConfigurationSet(GetConfigurationSetRequest request) {
        var set = set(request.configurationSetName());
        return GetConfigurationSetResponse.builder()
                .configurationSetName(request.configurationSetName())
                .sendingOptions(o -> o.sendingEnabled(!set.paused()))
                .build();
    }

    @Override
    public PutConfigurationSetSendingOptionsResponse putConfigurationSetSendingOptions(
            PutConfigurationSetSendingOptionsRequest request) {
        mail.senders().put(set(request.configurationSetName()).paused(!Boolean.TRUE.equals(request.sendingEnabled())));
        return PutConfigurationSetSendingOptionsResponse.builder().build();
    }

    private Sender set(@Nullable String name) {
        return mail.set(name)
                .orElseThrow(() -> new ServiceError(
                        "NotFoundException", "Configuration set <%s> does not exist.".formatted(name), 404));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
