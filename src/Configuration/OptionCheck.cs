using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BriefingBus.Configuration;

/// <summary>Checks the options of one part of <c>briefing.yaml</c> on its own.</summary>
public static class OptionCheck
{
    /// <summary>The mistakes in options.</summary>
    /// <param name="options">Type of the option record.</param>
    /// <param name="yaml">The options, as keys and values in YAML or JSON.</param>
    /// <returns>Mistakes whose keys are those of the record.</returns>
    public static IReadOnlyList<Mistake> MistakesIn(Type options, string yaml)
    {
        var binder = new RecordBinder("", Environment.GetEnvironmentVariable);
        var stream = new YamlStream();
        try
        {
            stream.Load(new BoundedParser(yaml));
        }
        catch (YamlException e)
        {
            var (at, problem) = YamlMistakes.Of(yaml, e);
            return [new("", (int)at.Line, (int)at.Column, "", "not valid YAML: " + problem)];
        }
        if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            binder.Record(options, root, "");
        else
            binder.Add(Mark.Empty, "", "expected keys and values");
        return binder.Mistakes;
    }
}
