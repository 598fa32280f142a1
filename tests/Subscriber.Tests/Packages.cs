using System.Xml.Linq;
using BriefingBus.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(BriefingBus.Subscriber.Tests.Packages))]

namespace BriefingBus.Subscriber.Tests;

/// <summary>The packages, made once for all tests here, in a folder that is gone at the end.</summary>
public sealed class Packages : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-packages-");

    /// <summary>The version that the packages must have: it stands in one place.</summary>
    public static string Version { get; } =
        XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>The folder of the packages.</summary>
    public string Feed => Path.Combine(folder.FullName, "feed");

    /// <summary>What <c>dotnet</c> remembers: apart from the user's own.</summary>
    public string Home => Path.Combine(folder.FullName, "home");

    /// <summary>A folder for a test, empty.</summary>
    public string NewFolder(string name) => folder.CreateSubdirectory(name).FullName;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => await BuildOutput.PackAsync(Feed, Home);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
