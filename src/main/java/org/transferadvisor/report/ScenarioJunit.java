package org.transferadvisor.report;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.transferadvisor.authoring.scenarios.Failure;
import org.transferadvisor.authoring.scenarios.Outcome;
import org.transferadvisor.authoring.scenarios.TestReport;
import org.transferadvisor.facts.reading.Problem;

/** Writes what scenarios showed in the XML of JUnit, which build servers read: a suite for each file. */
public final class ScenarioJunit {

    /** The whole report. */
    public String write(TestReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            text.write("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", report.rulebook());
            counts(xml, report.outcomes());
            Map<String, List<Outcome>> files = new LinkedHashMap<>();
            report.outcomes().forEach(each -> files.computeIfAbsent(each.file(), any -> new ArrayList<>())
                    .add(each));
            for (Map.Entry<String, List<Outcome>> file : files.entrySet()) {
                suite(xml, file.getKey(), file.getValue());
            }
            line(xml, 0);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report cannot be written", e);
        }
        return text + "\n";
    }

    private static void counts(XMLStreamWriter xml, List<Outcome> outcomes) throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(outcomes.size()));
        xml.writeAttribute(
                "failures",
                String.valueOf(outcomes.stream().filter(each -> !each.passed()).count()));
        xml.writeAttribute("errors", "0");
    }

    private static void suite(XMLStreamWriter xml, String file, List<Outcome> outcomes) throws XMLStreamException {
        line(xml, 1);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", file);
        counts(xml, outcomes);
        for (Outcome outcome : outcomes) {
            line(xml, 2);
            if (outcome.passed()) {
                xml.writeEmptyElement("testcase");
                attributes(xml, outcome);
            } else {
                xml.writeStartElement("testcase");
                attributes(xml, outcome);
                for (Failure failure : outcome.failures()) {
                    failure(xml, outcome, failure);
                }
                line(xml, 2);
                xml.writeEndElement();
            }
        }
        line(xml, 1);
        xml.writeEndElement();
    }

    private static void attributes(XMLStreamWriter xml, Outcome outcome) throws XMLStreamException {
        xml.writeAttribute("classname", outcome.file());
        xml.writeAttribute("name", Problem.shown(outcome.name()));
        xml.writeAttribute("file", outcome.file());
        xml.writeAttribute("line", String.valueOf(outcome.line()));
    }

    private static void failure(XMLStreamWriter xml, Outcome outcome, Failure failure) throws XMLStreamException {
        line(xml, 3);
        xml.writeStartElement("failure");
        xml.writeAttribute(
                "message",
                Problem.shown(failure.about() + ": expected " + failure.expected() + ", found " + failure.found()));
        String reasons = failure.because().stream()
                .map(each -> "\nbecause " + each.sentence() + " (" + each.rule() + ", " + each.file() + ":"
                        + each.line() + ")")
                .collect(Collectors.joining());
        xml.writeCharacters((outcome.file() + ":" + failure.line() + reasons)
                .lines()
                .map(Problem::shown)
                .collect(Collectors.joining("\n")));
        xml.writeEndElement();
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
