package dev.cofferdam.ui.start;

import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.playbook.Problem;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Latest;
import dev.cofferdam.ui.Practice;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.WorkbenchServices;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The recent cases, and what can be practised. */
final class StartViewModel {
    /** More than anybody looks through by eye. */
    private static final int RECENT = 200;

    private final WorkbenchServices services;
    private final Latest casesRequest;
    private final Latest practicesRequest;
    private final Latest playbooksRequest;
    private final ObservableList<CaseSummary> cases = FXCollections.observableArrayList();
    private final ObservableList<Practice> practices = FXCollections.observableArrayList();
    private final ObservableList<Problem> unusable = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    StartViewModel(WorkbenchServices services, Background background) {
        this.services = services;
        this.casesRequest = background.latest();
        this.practicesRequest = background.latest();
        this.playbooksRequest = background.latest();
    }

    ObservableList<CaseSummary> cases() {
        return cases;
    }

    ObservableList<Practice> practices() {
        return practices;
    }

    /** What is wrong with the playbooks that cannot be used. */
    ObservableList<Problem> unusable() {
        return unusable;
    }

    ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** Reads what there is now. */
    void refresh() {
        // what is shown stays until it is read again
        loading.set(cases.isEmpty());
        trouble.set(Optional.empty());
        casesRequest.run(_ -> services.cases().list().stream().limit(RECENT).toList(), this::show, this::failed);
        practicesRequest.run(
                _ -> services.practices().get(),
                read -> {
                    if (!practices.equals(read)) practices.setAll(read);
                },
                this::failed);
        playbooksRequest.run(_ -> services.playbooks().problems(), unusable::setAll, this::failed);
    }

    private void show(List<CaseSummary> read) {
        loading.set(false);
        if (!cases.equals(read)) cases.setAll(read);
    }

    private void failed(Trouble happened) {
        loading.set(false);
        trouble.set(Optional.of(happened));
    }
}
