using Microsoft.Extensions.Configuration;
using Npgsql;
using Shouldly;
using Xunit;

namespace BriefingBus.Persistence.Tests;

public sealed class DatabaseOptionsTests
{
    [Fact]
    public void A_password_is_the_text_of_its_file_without_the_last_line_break()
    {
        var folder = Directory.CreateTempSubdirectory("secret-");
        try
        {
            var file = Path.Combine(folder.FullName, "postgres");
            File.WriteAllText(file, "\uFEFF with; spaces \r\n");
            var options = DatabaseOptions.From(
                new ConfigurationBuilder().AddInMemoryCollection([new("Database:Password_File", file)]).Build());

            new NpgsqlConnectionStringBuilder(DatabaseRegistration.PostgresConnectionString(options)).Password
                .ShouldBe(" with; spaces ");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
