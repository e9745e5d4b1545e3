/** Advises on transfer learning by an expert's rulebook. Open, since the rules engine looks into facts and conclusions. */
open module org.transferadvisor {
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires java.desktop;
    requires java.management;
    requires java.sql;
    requires java.xml;
    requires jdk.unsupported;
    requires org.apache.commons.codec;
    requires org.apache.commons.statistics.distribution;
    requires org.drools.compiler;
    requires org.drools.engine;
    requires org.drools.xml.support;
    requires org.kie.internal.api;
    requires org.slf4j;
    requires org.yaml.snakeyaml;
    requires transitive org.apiguardian.api;
    requires transitive org.jspecify;
    requires transitive org.kie.api;
    requires static gg.jte.runtime;
    requires static info.picocli;

    exports org.transferadvisor;
    exports org.transferadvisor.conclusions;
    exports org.transferadvisor.costs;
    exports org.transferadvisor.facts;
    exports org.transferadvisor.facts.building;
    exports org.transferadvisor.facts.reading;
    exports org.transferadvisor.facts.reference;
    exports org.transferadvisor.figures;
    exports org.transferadvisor.log;
    exports org.transferadvisor.report;
    exports org.transferadvisor.spring;
}
