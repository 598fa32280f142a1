using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Settings;

public sealed class EnvironmentOptionsTests
{
    [Theory]
    [InlineData("Database:Port", "abc", "DATABASE__PORT: found 'abc', expected a whole number from 1 to 65535.")]
    [InlineData("Database:Port", "", "DATABASE__PORT: found '', expected a whole number from 1 to 65535.")]
    [InlineData("Database:Port", "70000", "DATABASE__PORT: found '70000', expected a whole number from 1 to 65535.")]
    [InlineData("Database:Provider", "mysql", "DATABASE__PROVIDER: found 'mysql', expected one of Sqlite, Postgres.")]
    [InlineData("Database:Provider", "7", "DATABASE__PROVIDER: found '7', expected one of Sqlite, Postgres.")]
    [InlineData(
        "Database:Password_File",
        "/no/such/file",
        "DATABASE__PASSWORD_FILE: found '/no/such/file', expected an existing file.")]
    [InlineData("Bus:Prefetch", "0", "BUS__PREFETCH: found '0', expected a whole number from 1 to 1000.")]
    [InlineData("Bus:Management", "rabbitmq", "BUS__MANAGEMENT: found 'rabbitmq', expected an address such as http://rabbitmq:15672.")]
    public void A_wrong_value_is_named_with_what_it_should_be(string key, string found, string message) =>
        Should.Throw<WrongEnvironmentException>(() => (DatabaseOptions.From(With(key, found)), BusOptions.From(With(key, found)))).Message
            .ShouldBe(message);

    [Fact]
    public void Right_values_are_read_whatever_their_case()
    {
        DatabaseOptions.From(With("Database:Provider", "postgres")).Provider.ShouldBe(DatabaseProvider.Postgres);
        DatabaseOptions.From(With("Database:Port", "6543")).Port.ShouldBe(6543);
        BusOptions.From(With("Bus:Management", "http://rabbitmq:15672")).Management.ShouldBe(new Uri("http://rabbitmq:15672"));
        BusOptions.From(With("Bus:Password_File", "")).PasswordFile.ShouldBe("");
    }

    [Theory]
    [InlineData("s3cret", "s3cret")]
    [InlineData("\uFEFFs3cret\r\n", "s3cret")]
    [InlineData(" with spaces \n", " with spaces ")]
    public void A_password_is_the_text_of_its_file_without_the_last_line_break(string text, string password)
    {
        using var file = new SecretInFile(text);

        BusOptions.From(With("Bus:Password_File", file.Path)).ReadPassword().ShouldBe(password);
    }

    [Theory]
    [InlineData("", "is empty.")]
    [InlineData("\n", "is empty.")]
    [InlineData("one\ntwo\n", "holds more than one line, or control characters.")]
    [InlineData("tw\0o", "holds more than one line, or control characters.")]
    public void A_file_without_a_password_stops_the_start_with_a_sentence(string text, string problem)
    {
        using var file = new SecretInFile(text);
        var sentence = $"found '{file.Path}', expected a file with the password in it: the file {file.Path} {problem}";

        Should.Throw<WrongEnvironmentException>(() => BusOptions.From(With("Bus:Password_File", file.Path)))
            .Message.ShouldBe("BUS__PASSWORD_FILE: " + sentence);
        Should.Throw<WrongEnvironmentException>(() => DatabaseOptions.From(With("Database:Password_File", file.Path)))
            .Message.ShouldBe("DATABASE__PASSWORD_FILE: " + sentence);
    }

    [Theory]
    [InlineData("Bus:Password_File")]
    [InlineData("Bus:Tls_Ca_File")]
    [InlineData("Database:Password_File")]
    [InlineData("Database:Root_Certificate_File")]
    public async Task A_pipe_without_a_writer_stops_the_start_instead_of_waiting(string key)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no mkfifo");
        using var folder = new SecretInFile("");
        var pipe = folder.Path + ".pipe";
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", pipe))
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);

        var read = Task.Run(
            () => Should.Throw<WrongEnvironmentException>(() => (DatabaseOptions.From(With(key, pipe)), BusOptions.From(With(key, pipe)))),
            TestContext.Current.CancellationToken);

        (await read.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken))
            .Message.ShouldEndWith("expected a file, not a pipe, a socket or a terminal.");
    }

    [Fact]
    public void Without_a_value_the_defaults_hold() => DatabaseOptions.From(With("Else", "1")).ShouldBe(new DatabaseOptions());

    private static IConfiguration With(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

    private sealed class SecretInFile : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("secret-");

        public SecretInFile(string text) => File.WriteAllText(Path, text);

        public string Path => System.IO.Path.Combine(folder.FullName, "secret");

        public void Dispose() => folder.Delete(recursive: true);
    }
}
