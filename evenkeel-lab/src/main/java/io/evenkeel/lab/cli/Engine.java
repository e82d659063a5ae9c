package io.evenkeel.lab.cli;

import io.evenkeel.lab.diagnosis.NetworkDiagnosis;

/** Binds the command line to the engine: the only place that knows who measures. */
final class Engine {
    private Engine() {}

    static DiagnosisRunner diagnosis() {
        return NetworkDiagnosis::run;
    }
}
