package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.CredentialReport;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportRequest;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.GetCredentialReportRequest;
import software.amazon.awssdk.services.iam.model.GetCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.ReportFormatType;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/**
 * The account's credential report, which is made anew every four hours at most and takes ten seconds here. Source: IAM
 * User Guide, "Generate credential reports for your AWS account"; IAM API Reference, GetCredentialReport.
 */
final class CredentialReports extends IamPart {
    private static final Duration MAKING = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofHours(4);

    CredentialReports(Call call) {
        super(call);
    }

    @Override
    public GenerateCredentialReportResponse generateCredentialReport(GenerateCredentialReportRequest request) {
        var last = last().filter(report -> !isOld(report));
        if (last.isEmpty()) {
            world.identities().reports().put(new CredentialReport(call.now(), new ReportText(world).csv()));
            return answer(ReportStateType.STARTED, "No report exists. Starting a new report generation task");
        }
        return isReady(last.get()) ? answer(ReportStateType.COMPLETE, null) : answer(ReportStateType.INPROGRESS, null);
    }

    @Override
    public GetCredentialReportResponse getCredentialReport(GetCredentialReportRequest request) {
        var report = last().orElseThrow(() -> new ServiceError(
                "ReportNotPresent", "No report exists. Use GenerateCredentialReport to create one.", 410));
        if (isOld(report))
            throw new ServiceError("ReportExpired", "The most recent credential report has expired.", 410);
        if (!isReady(report)) throw new ServiceError("ReportInProgress", "Report generation is in progress.", 404);
        return GetCredentialReportResponse.builder()
                .content(SdkBytes.fromUtf8String(report.csv()))
                .reportFormat(ReportFormatType.TEXT_CSV)
                .generatedTime(report.generated())
                .build();
    }

    private Optional<CredentialReport> last() {
        return world.identities().reports().find(CredentialReport.ID);
    }

    private boolean isReady(CredentialReport report) {
        return !call.now().isBefore(report.generated().plus(MAKING));
    }

    private boolean isOld(CredentialReport report) {
        return call.now().isAfter(report.generated().plus(KEPT));
    }

    private static GenerateCredentialReportResponse answer(ReportStateType state, @Nullable String description) {
        return GenerateCredentialReportResponse.builder()
                .state(state)
                .description(description)
                .build();
    }
}
