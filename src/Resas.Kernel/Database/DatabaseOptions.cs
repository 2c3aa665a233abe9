using System.ComponentModel.DataAnnotations;

namespace Resas.Kernel.Database;

/// <summary>Section Database.</summary>
public sealed class DatabaseOptions : IValidatableObject
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>For SQL Server: needed. For SQLite: leave empty, the file is resas.db in the data folder.</summary>
    public string? ConnectionString { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == DatabaseProvider.SqlServer && string.IsNullOrWhiteSpace(ConnectionString))
            yield return new("Database:Provider is SqlServer, so Database:ConnectionString must say which server and database.");
        if (Provider == DatabaseProvider.Sqlite && !string.IsNullOrWhiteSpace(ConnectionString))
            yield return new("Database:ConnectionString is only for SQL Server; for SQLite set Data:Folder.");
    }
}

public enum DatabaseProvider { Sqlite, SqlServer }

/// <summary>Section Data.</summary>
public sealed class DataOptions
{
    /// <summary>Where the database file and the outgoing mail lie; relative to the program's content root.</summary>
    [Required(ErrorMessage = "Data:Folder must name a folder.")]
    public string Folder { get; set; } = "data";
}
