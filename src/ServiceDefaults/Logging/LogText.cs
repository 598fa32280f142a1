using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace BriefingBus.ServiceDefaults.Logging;

/// <summary>Formats a log event for people: its message on one line, the lines of an exception indented below it, so that logged input
/// cannot imitate an event of its own (OWASP ASVS 5.0, 16.4.1).</summary>
internal sealed class LogText : ITextFormatter
{
    private readonly MessageTemplateTextFormatter line = new("{Timestamp:HH:mm:ss} {Level:u3} {Service} {Message:lj}");

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter();
        line.Format(logEvent, text);
        output.WriteLine(HiddenCharacters.ByNumber(text.ToString(), lines: false));
        if (logEvent.Exception is not { } exception)
            return;
        foreach (var below in HiddenCharacters.ByNumber(exception.ToString()).Split('\n'))
            output.WriteLine("    " + below.TrimEnd());
    }
}
