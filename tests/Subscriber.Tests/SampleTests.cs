using System.Xml.Linq;
using BriefingBus.Testing;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace BriefingBus.Subscriber.Tests;

/// <summary>The subscriber in samples/Subscriber.</summary>
public sealed class SampleTests(RabbitMqServer rabbit, Packages packages) : IClassFixture<RabbitMqServer>
{
    private static readonly string Sample = Repository.PathOf("samples/Subscriber");

    [Fact]
    public async Task The_sample_writes_the_headlines_of_a_briefing_that_is_published()
    {
        var program = Path.Combine(Sample, "bin", Repository.BuildConfiguration, "net10.0", "BriefingBus.Subscriber.dll");

        await SubscriberProcess.ShouldWriteHeadlinesAsync(program, rabbit, packages.NewFolder("sample"));

        var queues = await rabbit.QueuesAsync();
        queues["headlines"].GetProperty("arguments").GetProperty("x-queue-type").GetString().ShouldBe("quorum");
        queues.Keys.ShouldContain("headlines_error");
    }

    [Fact]
    public async Task The_sample_builds_from_the_packages_alone_and_does_the_same()
    {
        // Without src beside it, so that nothing but the packages can be meant.
        var folder = packages.NewFolder("from-packages");
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig" })
            File.Copy(Repository.PathOf(file), Path.Combine(folder, file));
        var project = Directory.CreateDirectory(Path.Combine(folder, "samples", "Subscriber")).FullName;
        foreach (var file in Directory.GetFiles(Sample))
            File.Copy(file, Path.Combine(project, Path.GetFileName(file)));

        await BuildOutput.DotnetAsync(
            project,
            packages.Home,
            "build",
            "-c",
            Repository.BuildConfiguration,
            "-p:FromPackage=true",
            "-p:RestoreAdditionalProjectSources=" + packages.Feed);

        var output = Path.Combine(project, "bin", Repository.BuildConfiguration, "net10.0");
        (await File.ReadAllTextAsync(Path.Combine(output, "BriefingBus.Subscriber.deps.json")))
            .ShouldContain($"\"BriefingBus.Contracts/{Packages.Version}\": {{\n      \"type\": \"package\"");
        await SubscriberProcess
            .ShouldWriteHeadlinesAsync(Path.Combine(output, "BriefingBus.Subscriber.dll"), rabbit, packages.NewFolder("from-packages-out"));
    }

    [Fact]
    public void The_sample_is_one_page_of_code_and_knows_nothing_but_Contracts_and_ServiceDefaults()
    {
        Directory.GetFiles(Sample, "*.cs").Sum(file => File.ReadAllLines(file).Length).ShouldBeLessThan(60);
        var project = XDocument.Load(Path.Combine(Sample, "Subscriber.csproj"));
        project.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension((string?)r.Attribute("Include")))
            .ShouldBe(["Contracts", "ServiceDefaults"]);
        project.Descendants("PackageReference").Select(r => (string?)r.Attribute("Include"))
            .ShouldBe(["BriefingBus.Contracts", "BriefingBus.ServiceDefaults"]);
    }

    [Fact]
    public void The_samples_container_joins_the_network_volumes_and_settings_of_the_rest()
    {
        var system = Services("docker-compose.yml");
        var sample = (YamlMappingNode)Services("samples/Subscriber/compose.yaml")["headlines"];

        system.Children.Keys.ShouldNotContain("headlines");
        ((YamlMappingNode)sample["depends_on"]).Children.Keys.ShouldBeSubsetOf(system.Children.Keys);
        var dockerfile = ((YamlMappingNode)sample["build"])["dockerfile"].ToString();
        File.ReadAllText(Repository.PathOf(dockerfile)).ShouldContain("publish /source/samples/Subscriber");
    }

    private static YamlMappingNode Services(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Repository.PathOf(file))));
        return (YamlMappingNode)yaml.Documents[0].RootNode["services"];
    }
}
