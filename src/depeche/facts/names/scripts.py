"""Names of other scripts in Latin letters: Cyrillic, Greek, Arabic, Hebrew, Georgian, Armenian, Hangul, Han.

Only as exact as telling spellings of one name apart from another name needs: letters that scripts without short vowels
or without p, v and g cannot tell are told alike by ``persons.skeleton`` afterwards. Hangul syllables are taken apart by
their code points (Unicode, chapter 3.12); of Han characters those that names are made of are listed, in pinyin.
"""

from __future__ import annotations

import re
import unicodedata


def _cells(table: str) -> tuple[str, ...]:
    return tuple(table.split())


_CYRILLIC = (
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch "
    "ы=y э=e ю=iu я=ia ё=e є=e і=i ї=i ґ=g ј=i љ=l њ=n ћ=ch ђ=dj џ=dj ў=u ъ= ь="
)
_GREEK = "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o"
_ARABIC = (
    "ا=a ب=b ت=t ث=th ج=dj ح=h خ=kh د=d ذ=d ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h و=u ي=i "
    "ة=a ى=a أ=a إ=i آ=a ؤ=u ئ=i ع=a ء=a پ=p چ=ch ژ=zh گ=g ک=k ی=i ڤ=v"
)
_HEBREW = (
    "א=a ב=b ג=g ד=d ה=h ו=u ז=z ח=kh ט=t י=i כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts ץ=ts ק=k ר=r ש=sh ת=t"
)
_GEORGIAN = (
    "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts "
    "ძ=dz წ=ts ჭ=ch ხ=kh ჯ=dj ჰ=h"
)
_ARMENIAN = (
    "ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=e թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=i ն=n շ=sh ո=o չ=ch պ=p ջ=dj "
    "ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=u փ=p ք=k օ=o ֆ=f և=ev"
)
_LATIN = "đ=dj ß=ss æ=ae œ=oe ø=o ł=l ı=i ð=d þ=th ə=e"

#: Family names of Korea as they are written abroad; the rules would give "Bak", "I", "Choe", "Gim".
_KOREAN = (
    "김=kim 박=park 이=lee 최=choi 정=jung 조=cho 윤=yoon 문=moon 노=roh "
    "반=ban 강=kang 전=chun 류=ryu 유=yoo 임=lim 안=ahn 오=oh"
)
_INITIALS = _cells("g kk n d tt r m b pp s ss _ j jj ch k t p h")
_MEDIALS = _cells("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_FINALS = _cells("_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t")
_HANGUL, _LAST_HANGUL = 0xAC00, 0xD7A3
_HAN, _LAST_HAN = 0x4E00, 0x9FFF

#: Characters of Chinese names by syllable.
_PINYIN = """
a 阿 ai 艾爱 an 安桉 ao 奥敖 ba 巴 bai 白柏 ban 班 bang 邦 bao 包鲍保宝 bei 北贝 ben 本奔 bi 毕碧 bin 斌彬滨宾槟
bing 冰兵炳 bo 波博伯勃 bu 布卜 cai 蔡才彩 can 灿 cao 曹 chang 常昌长畅 chao 超朝潮 che 车 chen 陈晨辰臣忱
cheng 成程诚承城 chi 池 chong 崇 chu 楚储 chuan 川传 chun 春纯淳 cong 聪丛 da 达大 dai 戴代 dan 丹旦 dang 党
dao 道 de 德 deng 邓登 di 迪地狄 ding 丁定鼎 dong 东董冬栋 dou 窦 du 杜 duan 段端 dun 敦 e 鄂 en 恩 er 尔
fa 法发 fan 范凡帆樊 fang 方芳房 fei 飞费菲非 fen 芬 feng 冯峰锋风丰凤 fu 傅福付富甫复 gang 刚钢纲岗 gao 高
ge 葛戈格 gen 根 geng 耿 gong 龚宫公 gou 苟 gu 顾古谷 guan 关官冠 guang 光广 gui 桂贵 guo 国郭果 hai 海
han 韩汉寒涵翰瀚 hang 航 hao 郝浩豪昊好 he 何贺和河 hong 洪红宏弘虹鸿 hou 侯厚后 hu 胡虎湖 hua 华花化 huai 怀
huan 欢焕 huang 黄皇 hui 惠慧辉会徽卉 huo 霍 ji 季纪吉继济基冀姬 jia 贾家佳嘉加 jian 建健剑坚简 jiang 江蒋姜疆
jiao 焦娇 jie 杰洁捷介 jin 金近锦进晋瑾 jing 静京晶敬景井经竞 jiu 久 ju 居菊 juan 娟 jun 军君俊钧峻 kai 凯开
kang 康亢 ke 克可柯科珂 kong 孔 kuan 宽 kun 坤昆琨 lai 来赖 lan 兰蓝岚 lang 郎朗 lao 劳 le 乐 lei 雷磊蕾 leng 冷
li 李力丽立利黎礼莉理栗历励 lian 连莲廉 liang 梁亮良谅 liao 廖 lin 林琳霖临 ling 玲凌灵岭 liu 刘柳六 long 龙隆泷
lou 楼 lu 卢陆鲁路露吕璐 luan 栾 lun 伦 luo 罗洛骆 ma 马 mai 麦 man 曼满 mao 毛茂懋 mei 梅美眉 men 门
meng 孟蒙梦萌 mi 米 miao 苗淼 min 敏民闵旻 ming 明铭 mo 莫 mou 谋牟 mu 穆木牧 na 娜 nan 南楠男 nian 年 nie 聂
ning 宁 niu 牛 nuo 诺 ou 欧 pan 潘 pang 庞 pei 裴培佩 peng 彭鹏朋蓬 pi 皮 pin 品 ping 平萍屏 pu 浦蒲
qi 齐戚奇琪启岐祺其 qian 钱千前乾谦 qiang 强 qiao 乔 qin 秦琴勤 qing 青清庆卿晴 qiu 邱秋丘 qu 曲屈瞿 quan 全权泉
qun 群 ran 冉然燃 rao 饶 ren 任仁人 rong 荣容蓉 ru 如茹 rui 瑞锐睿芮 run 润 sen 森 sha 沙 shan 山珊善杉
shang 尚商 shao 邵少绍 she 佘 shen 沈深慎 sheng 盛胜生声圣 shi 石史施世士师时 shou 寿守 shu 舒树淑书述 shuai 帅
shuang 双爽 shui 水 shun 顺 si 思司 song 宋松 su 苏素 sun 孙 suo 索 tai 台泰太态 tan 谭谈 tang 唐汤 tao 陶涛
teng 滕腾 ti 提 tian 田天恬 tie 铁 ting 婷廷亭霆 tong 童佟同通彤 tu 涂屠 wan 万婉 wang 王汪望旺
wei 魏韦卫伟维威微薇巍炜蔚玮 wen 文温闻雯 wu 吴武伍邬午 xi 习西席希喜熙锡溪 xia 夏霞侠 xian 贤先宪
xiang 向项祥湘香翔 xiao 肖萧小晓孝笑啸 xie 谢 xin 辛新信欣鑫心 xing 邢星兴幸 xiong 熊雄 xiu 秀修 xu 徐许旭须
xuan 宣轩璇 xue 薛雪学 xun 勋寻 yan 严颜燕岩艳炎彦言延 yang 杨洋阳羊 yao 姚耀尧遥瑶 ye 叶业
yi 易一毅义益仪怡艺依亦逸轶奕 yin 尹殷银因 ying 英应莹颖迎 yong 勇永雍泳庸 you 尤友有游佑
yu 于余玉宇雨喻瑜裕郁俞禹渝煜 yuan 袁元远苑媛源 yue 岳月悦越跃 yun 云运允 ze 泽则择 zeng 曾增 zha 查 zhai 翟
zhan 詹占战湛 zhang 张章 zhao 赵兆昭 zhe 哲喆 zhen 甄真珍振震镇 zheng 郑正政征铮 zhi 智志之芝治稚 zhong 钟中仲忠
zhou 周洲舟 zhu 朱祝竹珠 zhuang 庄 zhuo 卓 zi 子紫 zong 宗 zou 邹 zu 祖 zuo 左佐
"""


def _letters(*tables: str) -> dict[str, str]:
    return dict(pair.split("=") for table in tables for pair in _cells(table))


def _characters(table: str) -> dict[str, str]:
    cells = _cells(table)
    return {character: syllable for syllable, row in zip(cells[::2], cells[1::2], strict=True) for character in row}


_LETTERS = _letters(_CYRILLIC, _GREEK, _ARABIC, _HEBREW, _GEORGIAN, _ARMENIAN, _LATIN)
_SURNAMES = _letters(_KOREAN)
_SYLLABLES = _characters(_PINYIN)
#: Upsilon behind a vowel: "Stavros", "Evripidis".
_UPSILON = re.compile(r"(?<=[αε])[υύ]")
#: Waw before a long vowel is a consonant, as at the start of a word; the article stands for itself.
_WAW = re.compile(r"\bو|و(?=ا)")
_ARTICLE = re.compile(r"\bال(?=\w{3})")


def latin(name: str) -> str:
    """The name in Latin letters, lower case; letters and characters that are not listed stay."""
    if name.isascii():
        return name.lower()
    lower = _UPSILON.sub("v", name.lower())
    lower = _WAW.sub("w", _ARTICLE.sub("al ", lower))
    return "".join(_spelled(lower, i) for i in range(len(lower)))


def _spelled(name: str, i: int) -> str:
    """The letters of one character; characters that are syllables stand apart."""
    c = name[i]
    code = ord(c)
    if _HANGUL <= code <= _LAST_HANGUL:
        first = i == 0 or name[i - 1] == " "
        return f"{_SURNAMES[c] if first and c in _SURNAMES else _syllable(code - _HANGUL)} "
    if _HAN <= code <= _LAST_HAN:
        return f"{_SYLLABLES.get(c, c)} "
    return _LETTERS.get(c) or _LETTERS.get(unicodedata.normalize("NFD", c)[0], c)


def _syllable(code: int) -> str:
    initial, rest = divmod(code, len(_MEDIALS) * len(_FINALS))
    medial, final = divmod(rest, len(_FINALS))
    return f"{_INITIALS[initial]}{_MEDIALS[medial]}{_FINALS[final]}".replace("_", "")
