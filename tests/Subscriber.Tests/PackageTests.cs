using System.IO.Compression;
using System.Reflection.Metadata;
using System.Xml.Linq;
using BriefingBus.Contracts;
using Shouldly;
using Xunit;

namespace BriefingBus.Subscriber.Tests;

/// <summary>The NuGet packages that others build on.</summary>
public sealed class PackageTests(Packages packages)
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Theory]
    [InlineData("BriefingBus.Contracts")]
    [InlineData("BriefingBus.ServiceDefaults")]
    public void A_package_says_what_it_is_and_under_which_licence(string id)
    {
        using var package = Open(id, "nupkg");

        var specification = XDocument.Load(package.GetEntry(id + ".nuspec")!.Open()).Root!.Elements().Single();
        string? Value(string name) => specification.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;
        Value("version").ShouldBe(Packages.Version);
        Value("license").ShouldBe("MIT");
        Value("description").ShouldNotBeNullOrWhiteSpace();
        Value("readme").ShouldBe("README.md");
        Text(package, "README.md").ShouldStartWith("# " + id);
    }

    [Fact]
    public void The_package_of_the_contracts_needs_no_other_package()
    {
        using var package = Open("BriefingBus.Contracts", "nupkg");

        XDocument.Load(package.GetEntry("BriefingBus.Contracts.nuspec")!.Open()).Descendants()
            .ShouldNotContain(e => e.Name.LocalName == "dependency");
    }

    [Fact]
    public void The_package_of_the_contracts_documents_every_message_and_every_member()
    {
        using var package = Open("BriefingBus.Contracts", "nupkg");

        var documented = XDocument.Parse(Text(package, "lib/net10.0/BriefingBus.Contracts.xml")).Descendants("member")
            .Where(m => m.Element("summary") is { Value.Length: > 0 })
            .Select(m => (string)m.Attribute("name")!)
            .ToHashSet();
        foreach (var message in typeof(BriefingComposed).Assembly.GetExportedTypes())
        {
            documented.ShouldContain("T:" + message.FullName);
            foreach (var member in message.GetProperties())
                documented.ShouldContain($"P:{message.FullName}.{member.Name}");
        }
    }

    [Theory]
    [InlineData("BriefingBus.Contracts", "/briefingbus/src/Contracts/BriefingComposed.cs")]
    [InlineData("BriefingBus.ServiceDefaults", "/briefingbus/src/ServiceDefaults/ServiceHost.cs")]
    public void The_symbols_carry_the_sources_and_no_path_of_the_machine_that_built_them(string id, string source)
    {
        using var package = Open(id, "snupkg");
        using var symbols = new MemoryStream();
        package.GetEntry($"lib/net10.0/{id}.pdb")!.Open().CopyTo(symbols);
        symbols.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        var reader = provider.GetMetadataReader();

        var documents = reader.Documents.ToDictionary(d => reader.GetString(reader.GetDocument(d).Name), d => d);
        documents.Keys.ShouldContain(source);
        documents.Keys.ShouldAllBe(path => path.StartsWith("/briefingbus/"));
        reader.GetCustomDebugInformation(documents[source]).Select(h => reader.GetGuid(reader.GetCustomDebugInformation(h).Kind))
            .ShouldContain(EmbeddedSource);
    }

    private ZipArchive Open(string id, string extension) =>
        ZipFile.OpenRead(Path.Combine(packages.Feed, $"{id}.{Packages.Version}.{extension}"));

    private static string Text(ZipArchive package, string entry)
    {
        using var reader = new StreamReader(package.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }
}
