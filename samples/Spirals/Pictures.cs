using ScottPlot;
using SkiaSharp;

namespace SpiralsSample;

/// <summary>The folder that pictures are written to.</summary>
public sealed class Pictures
{
    private readonly string _folder;

    private Pictures(string folder) => _folder = folder;

    /// <summary>The folder that the program is run in.</summary>
    public static Pictures Here { get; } = new("");

    /// <summary>Why the pictures have no text, or null if they have: ScottPlot brings no font, and a bare container has none either.</summary>
    /// <remarks>Without fonts SkiaSharp still counts one family, which is nameless. It has no glyphs.</remarks>
    public static string? MissingText { get; } =
        SKTypeface.Default.GlyphCount > 0 ? null : "the pictures have no text: no font is installed (on Debian: apt-get install fonts-dejavu-core)";

    /// <summary>A folder by its name, made if there is none.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static Pictures In(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new Pictures(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new IOException(
                folder.Length == 0 ? "the name of the folder is empty"
                : File.Exists(folder) ? $"{folder}: is a file, and not a folder"
                : $"{folder}: this folder cannot be made", problem);
        }
    }

    /// <summary>Writes a picture, and returns its path.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public string Save(string name, Plot plot, int width, int height)
    {
        string path = Path.Combine(_folder, name);
        try
        {
            plot.SavePng(path, width, height);
            return path;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path}: cannot be written", problem);
        }
    }
}
