using System.Text.Json;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Subscriber.Tests;

/// <summary><c>dotnet new briefingbus-subscriber</c>.</summary>
public sealed class TemplateTests(RabbitMqServer rabbit, Packages packages) : IClassFixture<RabbitMqServer>
{
    private static readonly string Template = Repository.PathOf("templates/briefingbus-subscriber");

    [Fact]
    public async Task The_template_makes_a_subscriber_that_builds_and_runs()
    {
        var folder = packages.NewFolder("template");
        await BuildOutput.DotnetAsync(folder, packages.Home, "new", "install", Template);
        await BuildOutput.DotnetAsync(
            folder, packages.Home, "new", "briefingbus-subscriber", "-n", "harbour-printer", "--queue", "printer");
        var project = Path.Combine(folder, "harbour-printer");
        foreach (var package in Directory.GetFiles(packages.Feed, "*.nupkg"))
            File.Copy(package, Path.Combine(project, "packages", Path.GetFileName(package)));

        await BuildOutput.DotnetAsync(project, packages.Home, "build", "-c", "Release");

        var program = Path.Combine(project, "bin", "Release", "net10.0", "harbour_printer.dll");
        (await File.ReadAllTextAsync(Path.Combine(project, "Dockerfile"))).ShouldContain(Path.GetFileName(program));
        await SubscriberProcess.ShouldWriteHeadlinesAsync(program, rabbit, packages.NewFolder("template-out"));
        (await rabbit.QueuesAsync()).Keys.ShouldContain("printer");
    }

    [Theory]
    [InlineData("Program.cs")]
    [InlineData("HeadlinesConsumer.cs")]
    public void The_template_is_the_sample_under_another_name(string file)
    {
        var made = File.ReadAllText(Path.Combine(Template, file))
            .Replace("BriefingSubscriber", "BriefingBus.Subscriber", StringComparison.Ordinal)
            .Replace("briefing-subscriber", "subscriber", StringComparison.Ordinal)
            .Replace("headlines-queue", "headlines", StringComparison.Ordinal);

        made.ShouldBe(File.ReadAllText(Repository.PathOf("samples/Subscriber/" + file)));
    }

    [Fact]
    public void The_template_names_the_version_of_the_packages()
    {
        using var template = JsonDocument.Parse(File.ReadAllText(Path.Combine(Template, ".template.config", "template.json")));

        template.RootElement.GetProperty("symbols").GetProperty("briefingbusVersion").GetProperty("defaultValue").GetString()
            .ShouldBe(Packages.Version);
    }
}
