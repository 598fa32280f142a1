using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BriefingBus.Configuration;

/// <summary>Checks the options of one part of <c>briefing.yaml</c> by themselves.</summary>
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
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            var problem = "not valid YAML: " + YamlMistakes.Describe((e.InnerException ?? e).Message);
            return [new("", (int)e.Start.Line, (int)e.Start.Column, "", problem)];
        }
        if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            binder.Record(options, root, "");
        else
            binder.Add(Mark.Empty, "", "expected keys and values");
        return binder.Mistakes;
    }
}
