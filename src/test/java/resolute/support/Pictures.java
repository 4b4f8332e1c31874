package resolute.support;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Page;

/**
 * The pictures of the documentation. They are screenshots of the tests, so that they show
 * what there is: with {@code -Dpictures.retake=true} each screenshot whose name a picture
 * has takes its place. An empty file is enough to begin with.
 */
public final class Pictures {

	/** Where they are, in the sources. */
	public static final Path HELP = Path.of("docs/images/help");

	private static final boolean RETAKE = Boolean.getBoolean("pictures.retake");

	/** As many as a palette has room for; the smoothed edges of letters do without. */
	private static final int COLOURS = 256;

	private Pictures() {
	}

	/** Takes what a window shows, without what has to be scrolled to. */
	static void retake(Page page, String name) {
		Path picture = HELP.resolve(name + ".png");
		if (RETAKE && Files.exists(picture)) {
			int height = ((Number) page.evaluate("() => document.querySelector('.page-wrap') ? innerHeight "
					+ ": Math.min(innerHeight, Math.ceil(document.body.getBoundingClientRect().bottom))"))
				.intValue();
			byte[] taken = page
				.screenshot(new Page.ScreenshotOptions().setClip(0, 0, page.viewportSize().width, Math.max(height, 1)));
			try {
				ImageIO.write(reduced(ImageIO.read(new ByteArrayInputStream(taken))), "png", picture.toFile());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/** With the most frequent colours, which makes the file a third as large. */
	private static BufferedImage reduced(BufferedImage image) {
		int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
		Map<Integer, Integer> counts = new HashMap<>();
		for (int pixel : pixels) {
			counts.merge(pixel, 1, Integer::sum);
		}
		List<Integer> palette = counts.entrySet()
			.stream()
			.sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
			.limit(COLOURS)
			.map(Map.Entry::getKey)
			.toList();
		int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
		Map<Integer, Integer> indexes = new HashMap<>();
		BufferedImage reduced = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED,
				new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE));
		int[] indexed = new int[pixels.length];
		for (int at = 0; at < pixels.length; at++) {
			indexed[at] = indexes.computeIfAbsent(pixels[at], (colour) -> nearest(colour, colours));
		}
		reduced.getRaster().setPixels(0, 0, image.getWidth(), image.getHeight(), indexed);
		return reduced;
	}

	private static int nearest(int colour, int[] palette) {
		return IntStream.range(0, palette.length)
			.boxed()
			.min(Comparator.comparingInt((index) -> distance(colour, palette[index])))
			.orElseThrow();
	}

	private static int distance(int one, int other) {
		return IntStream.of(0, 8, 16)
			.map((shift) -> (one >> shift & 0xff) - (other >> shift & 0xff))
			.map((difference) -> difference * difference)
			.sum();
	}

}
