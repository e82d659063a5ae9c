package io.evenkeel.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.gauge.Citation;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
    @Test
    void namesAreUniqueWithinAKind() {
        assertThat(Catalogue.all().stream().map(entry -> entry.kind() + " " + entry.name()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyKeyOfABibliographyStandsForOnePublication() {
        List<Citation> all = Catalogue.all().stream()
                .flatMap(entry -> entry.sources().stream())
                .distinct()
                .toList();
        assertThat(all.stream().map(Citation::key)).doesNotHaveDuplicates();
    }
}
