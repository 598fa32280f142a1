using System.Text.Json;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests;

/// <summary><c>briefingbus group</c> with and without the model of embeddings.</summary>
public sealed class GroupVerbTests : IDisposable
{
    private static readonly string[] Articles =
    [
        Line(1, "Ancient harbour found under car park in Brenby", "Archaeologists uncovered the quay during roadworks."),
        Line(2, "Dig beneath Brenby parking lot reveals Roman port", "Antique docks were discovered during building work."),
        Line(3, "Nurses in Cardiff vote to strike", "Union members backed a walkout by a narrow margin."),
    ];

    private static readonly string Model = Repository.PathOf(
        Path.Combine("src", "Embeddings", "bin", Repository.BuildConfiguration, "net10.0"));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-group-");

    public GroupVerbTests() => File.WriteAllLines(Path.Combine(folder.FullName, "articles.jsonl"), Articles);

    [Fact]
    public async Task Reports_of_the_same_meaning_are_one_story_with_embeddings()
    {
        (await Group([], Model)).Output.ShouldContain("""{"id":"2","story":"1"}""");
        var embedded = await Group(["--embeddings"], Model);

        embedded.Output.ShouldContain("""{"id":"2","story":"0"}""");
        embedded.Output.ShouldContain("""{"id":"3","story":"1"}""");
        (await Group(["--embeddings", "--explain"], Model)).Output.ShouldContain("; meaning 0.");
    }

    [Theory]
    [InlineData("1", "/nowhere", "/nowhere/BriefingBus.Embeddings.dll is missing")]
    [InlineData("0", null, "the processor has no AVX")]
    public async Task The_command_says_why_the_model_cannot_run(string hasAvx, string? from, string reason)
    {
        var run = await Group(["--embeddings"], from ?? Model, hasAvx);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain($"There is no model of embeddings: {reason}. docs/selection.md says how to install it.");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Line(int id, string title, string description) =>
        JsonSerializer.Serialize(new { id = $"{id}", title, description, feed = $"feed {id}", language = "en" });

    private Task<CommandResult> Group(string[] options, string model, string hasAvx = "1") => CommandLine.RunAsync(
        ["group", "articles.jsonl", "--jsonl", .. options], folder.FullName,
        new Dictionary<string, string> { ["EMBEDDINGS__FOLDER"] = model, ["DOTNET_EnableAVX"] = hasAvx });
}
