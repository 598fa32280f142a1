using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Installation;

/// <summary><c>deploy/pin-images</c>, with a <c>docker</c> of the test's own that answers as a registry does.</summary>
public sealed class PinnedImagesTests : IDisposable
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly string[] Files = ["Dockerfile", "docker-compose.yml", "deploy/pin-images"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-images-");

    public PinnedImagesTests()
    {
        Directory.CreateDirectory(PathOf("deploy"));
        Directory.CreateDirectory(PathOf("bin"));
        foreach (var file in Files)
            File.Copy(Repository.PathOf(file), PathOf(file));
    }

    [Fact]
    public async Task Every_image_of_others_gets_the_digest_of_its_tag_and_keeps_its_tag()
    {
        await AnswerAsync($"echo {Digest}");
        (await Should.ThrowAsync<InvalidOperationException>(() => RunAsync("--check"))).Message.ShouldContain("Not pinned to a digest: ");

        await RunAsync();
        await RunAsync();

        await RunAsync("--check");
        var pinned = File.ReadAllText(PathOf("Dockerfile")) + File.ReadAllText(PathOf("docker-compose.yml"));
        pinned.ShouldContain($"ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0@{Digest}\n");
        pinned.ShouldContain($"image: rabbitmq:4.1-management@{Digest}\n");
        pinned.ShouldContain("image: briefingbus/cli\n");
        pinned.Replace($"@{Digest}", "", StringComparison.Ordinal)
            .ShouldBe(File.ReadAllText(Repository.PathOf("Dockerfile")) + File.ReadAllText(Repository.PathOf("docker-compose.yml")));
    }

    [Fact]
    public async Task A_registry_that_does_not_answer_changes_nothing()
    {
        await AnswerAsync("exit 1");

        (await Should.ThrowAsync<InvalidOperationException>(() => RunAsync())).Message.ShouldContain("nothing was changed");

        File.ReadAllText(PathOf("Dockerfile")).ShouldBe(File.ReadAllText(Repository.PathOf("Dockerfile")));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task AnswerAsync(string command)
    {
        await File.WriteAllTextAsync(PathOf("bin/docker"), $"#!/bin/sh\n{command}\n");
        await RunningProgram.ToItsEndAsync("chmod", ["+x", PathOf("bin/docker")], folder.FullName);
    }

    private Task<string> RunAsync(params string[] arguments) => RunningProgram.ToItsEndAsync(
        PathOf("deploy/pin-images"), arguments, folder.FullName, new Dictionary<string, string>
        {
            ["PATH"] = $"{PathOf("bin")}:{Environment.GetEnvironmentVariable("PATH")}",
        });

    private string PathOf(string name) => Path.Combine(folder.FullName, name);
}
