package io.evenkeel.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.evolution.SerialEngine;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.run.EvolutionListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
    private static Identity identity(String text) {
        return new Site(Runs.spec(text)).identity();
    }

    @Test
    void sameBitsEachTime() {
        Identity own = identity(Runs.GENERATIONS);
        assertThat(identity(Runs.GENERATIONS)).isEqualTo(own);
        own.requireSame(own, "here");
    }

    @Test
    void bitsDependOnTheMutation() {
        Identity own = identity(Runs.GENERATIONS);
        Identity other = identity(Runs.GENERATIONS.replace("intensity: 1e-2", "intensity: 2e-2"));
        assertThatThrownBy(() -> new Identity(own.version(), own.specification(), other.bits()).requireSame(own, "x"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("the worker on x judges a first founder or its child differently; the files");
        assertThatThrownBy(() -> other.requireSame(own, "x")).hasMessageContaining("reads the specification");
    }

    @Test
    void filesThatChangeMakeAnotherSite(@TempDir Path folder) throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        Runs.run(Runs.GENERATIONS, first, SerialEngine::new, EvolutionListener.NONE);
        Runs.run(Runs.GENERATIONS + "seed: 7\n", second, SerialEngine::new, EvolutionListener.NONE);
        Path weights = Files.copy(first.resolve("checkpoint.safetensors"), folder.resolve("weights.safetensors"));
        String text = Runs.GENERATIONS + "from: " + weights + "\n";
        Identity before = identity(text);
        assertThat(Site.of(text, before.bits()).identity()).isEqualTo(before);
        Files.copy(second.resolve("checkpoint.safetensors"), weights, StandardCopyOption.REPLACE_EXISTING);
        Identity after = identity(text);
        assertThat(after.bits()).isNotEqualTo(before.bits());
        assertThat(Site.of(text, after.bits()).identity()).isEqualTo(after);
        assertThat(Site.of(text, before.bits()).identity()).isEqualTo(before);
    }
}
